"""Spreadsheets written by hand, part by part: what no spreadsheet program would write."""

import io
import zipfile

_NS = "http://schemas.openxmlformats.org"
_DECLARE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTIES = {
    "[Content_Types].xml": f'<Types xmlns="{_NS}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_DECLARE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_DECLARE}.worksheet+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_NS}/package/2006/relationships"><Relationship Id="r" '
    f'Type="{_NS}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_NS}/spreadsheetml/2006/main" '
    f'xmlns:r="{_NS}/officeDocument/2006/relationships"><sheets><sheet name="F" sheetId="1" r:id="r"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_NS}/package/2006/relationships"><Relationship Id="r" '
    f'Type="{_NS}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
}


def case(place: str, texte: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{texte}</t></is></c>'


def rangee(numero: int, *cases: str) -> str:
    return f'<row r="{numero}">{"".join(cases)}</row>'


def xlsx(rangees: str, dimension: str = "A1") -> bytes:
    """Return a workbook of one sheet, « F »."""
    feuille = (
        f'<worksheet xmlns="{_NS}/spreadsheetml/2006/main"><dimension ref="{dimension}"/>'
        f"<sheetData>{rangees}</sheetData></worksheet>"
    )
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as archive:
        for nom, contenu in (_PARTIES | {"xl/worksheets/sheet1.xml": feuille}).items():
            archive.writestr(nom, contenu)
    return sortie.getvalue()


def ods(corps: str) -> bytes:
    """Return an OpenDocument workbook of one sheet, whose rows are ``corps``."""
    espaces = " ".join(
        f'xmlns:{court}="urn:oasis:names:tc:opendocument:xmlns:{court}:1.0"' for court in ("office", "table", "text")
    )
    contenu = (
        f"<office:document-content {espaces}><office:body><office:spreadsheet>"
        f'<table:table table:name="F">{corps}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", contenu)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return sortie.getvalue()


def case_ods(texte: str, **repetee: int) -> str:
    fois = "".join(f' table:number-{quoi}-repeated="{combien}"' for quoi, combien in repetee.items())
    return f'<table:table-cell office:value-type="string"{fois}><text:p>{texte}</text:p></table:table-cell>'
