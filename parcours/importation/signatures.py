"""The first bytes by which a file says what it is, whatever its name."""

#: A workbook of today (.xlsx, .xlsb, .ods).
ZIP = b"PK\x03\x04"
#: A workbook of Excel before 2007, or one that a password protects.
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
