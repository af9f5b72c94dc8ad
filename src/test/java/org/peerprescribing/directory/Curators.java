package org.peerprescribing.directory;

import java.util.Set;

import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;

/** Invented people who look after the directory, and what they are refused. */
final class Curators {

	/** Each of them may review and approve. */
	static final Actor ANA = person("ana");

	static final Actor BEN = person("ben");

	static final Actor CLEO = person("cleo");

	private Curators() {
	}

	static void refuses(Problem problem, @Nullable String path, Runnable work) {
		Assertions.assertThatExceptionOfType(ProblemException.class).isThrownBy(work::run).satisfies((refusal) -> {
			Assertions.assertThat(refusal.problem()).isEqualTo(problem);
			Assertions.assertThat(refusal.path()).isEqualTo(path);
		});
	}

	private static Actor person(String id) {
		return new Actor(id, "Person " + id, new OdsCode("X90001"), Set.of(Role.CURATOR, Role.APPROVER));
	}

}
