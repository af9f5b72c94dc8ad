package org.peerprescribing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.OdsCode;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.Door;
import org.peerprescribing.support.FhirCalls;
import org.peerprescribing.support.IntegrationTest;
import org.peerprescribing.support.IssuedPath;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every door of the running service, knocked at by every role of two organisations and by
 * nobody. What is expected comes from the door's own rule; a door without one fails. The
 * table of all answers goes to {@code target/matrix.md}.
 */
@IntegrationTest
@Import(AccessMatrixIT.OnlyKnocking.class)
class AccessMatrixIT {

	private static final String ONLY_KNOCK = "X-Only-Knock";

	private static final String REACHED = "X-Reached";

	private static final int OPENED = 299;

	private static final Path TABLE = Path.of("target", "matrix.md");

	private static final Map<String, Integer> COUNTS = new TreeMap<>();

	@Autowired
	private WebApplicationContext context;

	@Autowired
	private MockMvc mvc;

	@Test
	void everyDoorOpensToItsRolesAloneWhateverTheOrganisation() throws Exception {
		List<Door> doors = Door.all(this.context);
		List<String> rows = new ArrayList<>();
		List<String> wrong = new ArrayList<>();
		for (Door door : doors) {
			StringBuilder row = new StringBuilder("| " + door.name().replace("|", "\\|"));
			for (OdsCode organisation : List.of(Actors.WILLOW_BANK, Actors.HARBOUR_STREET)) {
				for (Role role : Role.values()) {
					Answer answer = knock(door, someone(role, organisation));
					Answer expected = door.opensTo(role) ? Answer.OPENS : Answer.FORBIDDEN;
					note(door, role + " of " + organisation.value(), expected, answer, wrong);
					if (organisation.equals(Actors.WILLOW_BANK)) {
						row.append(" | ").append(answer.word);
					}
				}
			}
			Answer nobody = knock(door, null);
			// The FHIR door asks everybody for a token first, whatever stands behind it.
			boolean freely = door.isOpen() && !door.isFhir();
			note(door, "nobody", freely ? Answer.OPENS : Answer.SIGN_IN, nobody, wrong);
			rows.add(row + " | " + nobody.word + " |");
		}
		write(doors.size(), rows);

		assertThat(doors).hasSizeGreaterThan(80).allMatch(Door::speaks);
		assertThat(doors).anyMatch(Door::isFhir);
		assertThat(wrong).isEmpty();
	}

	/** The rule lets the role in; whose things are there is decided behind it. */
	@Test
	void whatIsAnotherOrganisationsIsNotThereByAnyDoor() throws Exception {
		IssuedPath path = IssuedPath.issue(this.context);
		Set<String> ids = new TreeSet<>(
				Set.of(path.patient().value().toString(), path.prescription().value().toString()));
		List<String> wrong = new ArrayList<>();
		Set<String> seenAtHome = new TreeSet<>();
		int tried = 0;
		for (Door door : Door.all(this.context).stream().filter(Door::hasId).toList()) {
			for (Role role : List.of(Role.CLINICIAN, Role.PRACTICE_ADMIN, Role.AUDITOR, Role.RECORD_SYSTEM)) {
				for (String id : ids) {
					if (!door.opensTo(role) || door.isOpen()) {
						continue;
					}
					MockHttpServletResponse abroad = call(door.with(id), someone(role, Actors.HARBOUR_STREET), false);
					tried++;
					if (abroad.getStatus() < 400 || abroad.getStatus() >= 500) {
						wrong.add(door.name() + " " + role + ": " + abroad.getStatus());
					}
					if (door.reads() && abroad.getStatus() != 404) {
						wrong.add(door.name() + " " + role + " is not 'not found': " + abroad.getStatus());
					}
					if (door.reads()
							&& call(door.with(id), someone(role, Actors.WILLOW_BANK), false).getStatus() == 200) {
						seenAtHome.add(door.name());
					}
				}
			}
		}
		COUNTS.put("tries at another organisation's patient, none answered", tried);

		assertThat(wrong).isEmpty();
		assertThat(seenAtHome).hasSizeGreaterThanOrEqualTo(3);
	}

	private void note(Door door, String who, Answer expected, Answer answer, List<String> wrong) {
		COUNTS.merge("answers that were " + answer.word, 1, Integer::sum);
		if (answer != expected) {
			wrong.add(door.name() + " to " + who + ": " + answer + " instead of " + expected);
		}
	}

	private Answer knock(Door door, @org.jspecify.annotations.Nullable Actor actor) throws Exception {
		MockHttpServletResponse response = call(door, actor, true);
		int status = response.getStatus();
		if (status == OPENED) {
			assertThat(response.getHeader(REACHED)).as(door.name()).isEqualTo(door.method());
			return Answer.OPENS;
		}
		if (door.isFhir() && status != 401 && status != 403) {
			return (status < 500) ? Answer.OPENS : Answer.FAILS;
		}
		if (actor == null && (status == 302 || status == 401 || status == 403)) {
			return Answer.SIGN_IN;
		}
		return (status == 403) ? Answer.FORBIDDEN : Answer.FAILS;
	}

	private MockHttpServletResponse call(Door door, @org.jspecify.annotations.Nullable Actor actor, boolean onlyKnock)
			throws Exception {
		if (door.isFhir()) {
			return door.call(new FhirCalls(this.context), actor);
		}
		MockHttpServletRequestBuilder request = door.request();
		if (onlyKnock) {
			request.header(ONLY_KNOCK, "yes");
		}
		if (actor != null) {
			request.with(Actors.signedIn(actor));
		}
		return this.mvc.perform(request).andReturn().getResponse();
	}

	private static Actor someone(Role role, OdsCode organisation) {
		return new Actor("matrix-" + role.claim() + "-" + organisation.value(), "Mo Matrix", organisation,
				Set.of(role));
	}

	private static void write(int doors, List<String> rows) throws IOException {
		StringBuilder table = new StringBuilder("# Who may come in at which door\n\n" + doors
				+ " doors; each knocked at by ten roles of two organisations, which answered alike, and by nobody.\n\n");
		COUNTS.forEach((what, count) -> table.append("- ").append(count).append(' ').append(what).append('\n'));
		table.append("\n| door");
		Arrays.stream(Role.values()).forEach((role) -> table.append(" | ").append(role.claim()));
		table.append(" | nobody |\n|---").append("|---".repeat(Role.values().length + 1)).append("|\n");
		rows.stream().sorted().forEach((row) -> table.append(row).append('\n'));
		Files.createDirectories(TABLE.getParent());
		Files.writeString(TABLE, table);
	}

	private enum Answer {

		OPENS("opens"), FORBIDDEN("no"), SIGN_IN("sign in"), FAILS("fails");

		private final String word;

		Answer(String word) {
			this.word = word;
		}

	}

	/** Stands behind the door-keeper and before everything else: nothing is done. */
	@TestConfiguration(proxyBeanMethods = false)
	static class OnlyKnocking implements WebMvcConfigurer {

		@Override
		public void addInterceptors(InterceptorRegistry registry) {
			registry.addInterceptor(new HandlerInterceptor() {
				@Override
				public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
					if (request.getHeader(ONLY_KNOCK) == null || !(handler instanceof HandlerMethod method)) {
						return true;
					}
					response.setHeader(REACHED,
							method.getBeanType().getSimpleName() + "." + method.getMethod().getName());
					response.setStatus(OPENED);
					return false;
				}
			}).order(-95);
		}

	}

}
