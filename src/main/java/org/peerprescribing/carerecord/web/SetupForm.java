package org.peerprescribing.carerecord.web;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.peerprescribing.carerecord.RecordEntry;
import org.peerprescribing.carerecord.RecordSetup;
import org.peerprescribing.carerecord.WriteLimits;

import org.springframework.util.MultiValueMap;

/**
 * The page's inputs as they were typed, or as they stand. Hides itself in text: the test
 * patient's number is in it.
 *
 * @param base base address
 * @param signIn name of the way to sign in
 * @param entries names of the entries that may be written
 * @param reported whether what the patient reports may be written
 * @param nhsNumber of the test patient
 * @param testEntry whether a test entry may be written
 */
record SetupForm(String base, String signIn, List<String> entries, boolean reported, String nhsNumber,
		boolean testEntry) {

	static SetupForm of(RecordSetup setup) {
		URI base = setup.base();
		return new SetupForm((base != null) ? base.toString() : "", setup.signIn().name(),
				RecordEntry.Kind.thatTell().stream().filter(setup.limits()::allow).map(Enum::name).toList(),
				setup.limits().reported(), "", false);
	}

	SetupForm withAddress(Map<String, String> sent) {
		return new SetupForm(sent.getOrDefault("base", ""), sent.getOrDefault("signIn", ""), this.entries,
				this.reported, this.nhsNumber, this.testEntry);
	}

	SetupForm withLimits(MultiValueMap<String, String> sent) {
		return new SetupForm(this.base, this.signIn, sent.getOrDefault("entries", List.of()),
				sent.containsKey("reported"), this.nhsNumber, this.testEntry);
	}

	SetupForm withCheck(Map<String, String> sent) {
		return new SetupForm(this.base, this.signIn, this.entries, this.reported, sent.getOrDefault("nhsNumber", ""),
				sent.containsKey("testEntry"));
	}

	/** Null where nothing that there is was chosen. */
	RecordSetup.@Nullable SignIn chosenSignIn() {
		return Arrays.stream(RecordSetup.SignIn.values())
			.filter((one) -> one.name().equals(this.signIn))
			.findFirst()
			.orElse(null);
	}

	WriteLimits limits() {
		return new WriteLimits(this.entries.contains("PRESCRIBED"), this.entries.contains("FIRST_OUTCOME"),
				this.entries.contains("FINAL"), this.reported, this.entries.contains("LINK_WORKER"));
	}

	@Override
	public String toString() {
		return "SetupForm[hidden]";
	}

}
