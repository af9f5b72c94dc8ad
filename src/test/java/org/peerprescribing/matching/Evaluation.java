package org.peerprescribing.matching;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.springframework.core.io.ClassPathResource;

/**
 * Holds the matcher against the hand-written answer key, the synthetic patients and every
 * combination of need, age band, language and nation; in process, without a database.
 * Prints a table and writes a page. The first argument is the folder of the page; each
 * further one a folder of FHIR bundles with more patients. Ends with 1 where something
 * was shown that must never be, or where too few first choices are acceptable.
 */
final class Evaluation {

	private Evaluation() {
	}

	public static void main(String[] arguments) throws IOException {
		Path folder = Path.of((arguments.length > 0) ? arguments[0] : "target/matching-evaluation");
		List<Path> patients = new ArrayList<>();
		patients.add(new ClassPathResource("patients").getFile().toPath());
		for (int i = 1; i < arguments.length; i++) {
			if (!arguments[i].isBlank()) {
				patients.add(Path.of(arguments[i]));
			}
		}
		EvaluationListing listing = new EvaluationListing();
		EvaluationResult result = EvaluationResult.of(listing, AnswerKey.read(listing), new SyntheticPeople(patients));
		System.out.println(EvaluationTable.of(result));
		Path page = Files.createDirectories(folder).resolve("index.html");
		Files.writeString(page, EvaluationPage.of(result, listing.needs()));
		System.out.println("Page: " + page);
		System.exit(result.passes() ? 0 : 1);
	}

}
