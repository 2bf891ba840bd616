import java.io.FileInputStream;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Conformite FILE.pdf: prints « conforme », or one line for each assertion of PDF/UA-1 that fails. */
public class Conformite {
  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    PDFAFlavour ua1 = PDFAFlavour.byFlavourId("ua1");
    try (FileInputStream fichier = new FileInputStream(arguments[0]);
        PDFAParser analyseur = Foundries.defaultInstance().createParser(fichier, ua1);
        PDFAValidator validateur = Foundries.defaultInstance().createValidator(ua1, false)) {
      ValidationResult resultat = validateur.validate(analyseur);
      System.out.println(resultat.isCompliant() ? "conforme" : "non conforme");
      for (TestAssertion assertion : resultat.getTestAssertions()) {
        if (assertion.getStatus() == TestAssertion.Status.FAILED) {
          System.out.println(assertion.getRuleId().getClause() + " " + assertion.getMessage());
        }
      }
    }
  }
}
