import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.LogManager;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.RuleId;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Runs veraPDF's engine: VeraCheck PROFILE[,PROFILE…] FILE…
 *
 * One line per file and profile ("file", path, profile, compliant, checks), followed by one line per rule that
 * failed ("rule", clause, times, message, place of the first); fields separated by tabs.
 */
public class VeraCheck {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    public static void main(String[] arguments) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (String name : arguments[0].split(",")) {
            ValidationProfile profile = profile(name);
            for (int i = 1; i < arguments.length; i++) {
                report(arguments[i], name, validate(new File(arguments[i]), profile));
            }
        }
    }

    /** The engine's own list of profiles is not found inside this jar, so the profile is read from its file. */
    private static ValidationProfile profile(String name) throws Exception {
        String place = "/org/verapdf/pdfa/validation/" + name + ".xml";
        try (InputStream xml = Profiles.class.getResourceAsStream(place)) {
            if (xml == null) {
                throw new IOException("No profile " + name + " in the engine");
            }
            return Profiles.profileFromXml(xml);
        }
    }

    private static ValidationResult validate(File file, ValidationProfile profile) throws Exception {
        try (InputStream pdf = new FileInputStream(file);
                PDFAParser parser = Foundries.defaultInstance().createParser(pdf, profile.getPDFAFlavour());
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
            return validator.validate(parser);
        }
    }

    private static void report(String path, String profile, ValidationResult result) {
        print("file", path, profile, result.isCompliant(), result.getTotalAssertions());
        Map<String, Integer> times = new LinkedHashMap<>();
        Map<String, TestAssertion> first = new LinkedHashMap<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                RuleId rule = assertion.getRuleId();
                String clause = rule.getClause() + "-" + rule.getTestNumber();
                times.merge(clause, 1, Integer::sum);
                first.putIfAbsent(clause, assertion);
            }
        }
        for (Map.Entry<String, TestAssertion> failed : first.entrySet()) {
            TestAssertion assertion = failed.getValue();
            String place = assertion.getLocation().getContext();
            print("rule", failed.getKey(), times.get(failed.getKey()), assertion.getMessage(), place);
        }
    }

    private static void print(Object... fields) {
        StringBuilder line = new StringBuilder();
        for (Object field : fields) {
            if (line.length() > 0) {
                line.append('\t');
            }
            line.append(String.valueOf(field).replaceAll("\\s+", " "));
        }
        OUT.println(line);
    }
}
