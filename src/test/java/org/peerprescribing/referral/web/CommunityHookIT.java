package org.peerprescribing.referral.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.door.DoorKeys;
import org.peerprescribing.identity.AccessScope;
import org.peerprescribing.referral.CommunityCodes;
import org.peerprescribing.referral.Evidence;
import org.peerprescribing.referral.Referral;
import org.peerprescribing.referral.Referrals;
import org.peerprescribing.referral.UptakeStep;
import org.peerprescribing.support.IssuedPath;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.OverHttp;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** A code on the network: signed messages of communities, and what strangers send. */
@OverHttp
class CommunityHookIT {

	@LocalServerPort
	private int port;

	@Autowired
	private ApplicationContext context;

	@Autowired
	private Referrals referrals;

	@Autowired
	private CommunityCodes codes;

	@Autowired
	private MovableClock clock;

	private IssuedPath path;

	private CommunityId community;

	private String code = "";

	private String key = "";

	@BeforeEach
	void goToTheCommunity() {
		this.path = IssuedPath.issue(this.context);
		AccessScope patient = new AccessScope.OfPatient(this.path.patient().value());
		patient.run(() -> this.referrals.recordUptake(this.path.prescription(), UptakeStep.LEFT_FOR_COMMUNITY,
				Evidence.SYSTEM_OBSERVED, this.clock.instant()));
		this.code = patient.call(() -> this.codes.make(this.path.prescription())).text();
		this.community = latest().community();
		this.key = DoorKeys.make(this.context, this.community);
	}

	@AfterEach
	void now() {
		this.clock.reset();
	}

	@Test
	void aSignedMessageSaysThatSomebodyJoinedAndIsAnsweredWithNothing() throws Exception {
		HttpResponse<String> answer = send(this.community.value(), this.key, body(this.code, "joined"));

		assertThat(answer.statusCode()).isEqualTo(204);
		assertThat(answer.body()).isEmpty();
		assertThat(latest().step()).isEqualTo(UptakeStep.JOINED);
		assertThat(latest().evidence()).isEqualTo(Evidence.COMMUNITY_CONFIRMED);
	}

	@Test
	void aSignedMessageSaysThatSomebodyCannotBeTaken() throws Exception {
		assertThat(send(this.community.value(), this.key, body(this.code, "cannot-take")).statusCode()).isEqualTo(204);

		assertThat(latest().step()).isEqualTo(UptakeStep.COMMUNITY_REFUSED);
	}

	@Test
	void aCodeOfAnotherCommunitysReferralIsAnsweredLikeAnUnknownOne() throws Exception {
		CommunityId other = this.context.getBean(CommunityDirectory.class)
			.entries()
			.stream()
			.map((entry) -> entry.community().id())
			.filter((id) -> !id.equals(this.community))
			.findFirst()
			.orElseThrow();
		String othersKey = DoorKeys.make(this.context, other);

		HttpResponse<String> theirs = send(other.value(), othersKey, body(this.code, "joined"));
		HttpResponse<String> unknown = send(other.value(), othersKey, body("0000-0000-0000-0000", "joined"));

		assertThat(theirs.statusCode()).isEqualTo(404);
		assertThat(withoutCorrelation(theirs)).isEqualTo(withoutCorrelation(unknown));
		assertThat(latest().step()).isEqualTo(UptakeStep.LEFT_FOR_COMMUNITY);
		assertThat(send(this.community.value(), this.key, body(this.code, "joined")).statusCode()).isEqualTo(204);
	}

	@Test
	void nothingIsTakenThatIsNotSignedByTheCommunityJustNowAndForTheFirstTime() throws Exception {
		String body = body(this.code, "joined");
		String unsigned = withoutCorrelation(send(this.community.value(), "0".repeat(64), body));
		String nobody = withoutCorrelation(send("no-such-one", this.key, body));
		HttpRequest.Builder late = signed("referral", this.community.value(), this.key, body);
		this.clock.forward(Duration.ofMinutes(6));
		int tooLate = send(late).statusCode();
		this.clock.reset();
		HttpRequest.Builder unknown = signed("referral", this.community.value(), this.key, body("x", "joined"));

		assertThat(unsigned).isEqualTo(nobody).contains("sign-in");
		assertThat(tooLate).isEqualTo(401);
		assertThat(send(unknown).statusCode()).isEqualTo(404);
		assertThat(send(unknown).statusCode()).as("the same message again").isEqualTo(409);
		assertThat(latest().step()).isEqualTo(UptakeStep.LEFT_FOR_COMMUNITY);
	}

	@Test
	void ofTwoMessagesThatOvertakeEachOtherBothAreHeard() throws Exception {
		HttpRequest.Builder first = signed("referral", this.community.value(), this.key, body(this.code, "joined"));
		this.clock.forward(Duration.ofSeconds(2));
		int second = send(this.community.value(), this.key, body("x", "joined")).statusCode();

		assertThat(second).isEqualTo(404);
		assertThat(send(first).statusCode()).isEqualTo(204);
	}

	/**
	 * The signature does not cover the address; what is signed for one says nothing at
	 * the other.
	 */
	@Test
	void aMessageForOneAddressIsNoneAtTheOtherAndIsNotUsedUpThere() throws Exception {
		String id = this.community.value();
		// Later than whatever another test has said for this community.
		this.clock.forward(Duration.ofSeconds(10));
		HttpRequest.Builder full = signed("capacity", id, this.key, "{\"capacity\":\"full\"}");
		HttpRequest.Builder joined = signed("referral", id, this.key, body(this.code, "joined"));

		assertThat(send(full.copy().uri(address("/communities/" + id + "/referral"))).statusCode()).isEqualTo(422);
		assertThat(send(joined.copy().uri(address("/communities/" + id + "/capacity"))).statusCode()).isEqualTo(422);
		assertThat(send(joined).statusCode()).isEqualTo(204);
		assertThat(send(full).statusCode()).isEqualTo(204);
		this.clock.forward(Duration.ofSeconds(2));
		assertThat(send(signed("capacity", id, this.key, "{\"capacity\":\"open\"}")).statusCode()).isEqualTo(204);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			'' | 400 | malformed
			[] | 400 | malformed
			{"code":"x","code":"y","outcome":"joined"} | 400 | malformed
			{"outcome":"joined"} | 422 | required
			{"code":"x"} | 422 | required
			{"capacity":"full"} | 422 | required
			{"code":"x","outcome":"joined","capacity":"full"} | 422 | invalid-value
			{"code":7,"outcome":"joined"} | 422 | invalid-value
			{"code":"x","outcome":"<b>"} | 422 | unknown-code
			{"code":"x","outcome":"JOINED"} | 422 | unknown-code
			{"code":"","outcome":"joined"} | 404 | not-found
			{"code":"\\u0000","outcome":"cannot-take"} | 404 | not-found
			""")
	void whatIsSignedAndSaysNothingSensibleIsRefusedWithItsReason(String body, int status, String problem)
			throws Exception {
		HttpResponse<String> answer = send(this.community.value(), this.key, body);

		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.body()).contains("\"" + problem + "\"").doesNotContain("<b>");
		assertThat(latest().step()).isEqualTo(UptakeStep.LEFT_FOR_COMMUNITY);
	}

	@Test
	void onlyShortJsonIsTakenAndOnlyByPost() throws Exception {
		String path = "/communities/" + this.community + "/referral";

		assertThat(send(HttpRequest.newBuilder(address(path))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString("x".repeat(2_000_000)))).statusCode()).isEqualTo(413);
		assertThat(send(HttpRequest.newBuilder(address(path))
			.header("Content-Type", "text/plain")
			.POST(BodyPublishers.ofString(body(this.code, "joined")))).statusCode()).isEqualTo(415);
		assertThat(send(HttpRequest.newBuilder(address(path)).GET()).statusCode()).isEqualTo(405);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "code=x&outcome=joined", "", "%%%", "code=%00&outcome=%FF", "outcome=joined&code=x&code=y" })
	void aFormFromElsewhereIsRefused(String form) throws Exception {
		HttpResponse<String> answer = send(HttpRequest.newBuilder(address("/community/code"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("Accept", "text/html")
			.POST(BodyPublishers.ofString(form)));

		assertThat(answer.statusCode()).isIn(400, 403);
		assertThat(answer.body()).doesNotContain("Exception");
	}

	@Test
	void thePageIsOpenToAllAndKeptNowhere() throws Exception {
		HttpResponse<String> answer = send(HttpRequest.newBuilder(address("/community/code")).GET());

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
		assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
		assertThat(answer.headers().firstValue("X-Robots-Tag")).hasValue("noindex");
	}

	private Referral latest() {
		return IssuedPath.background().call(() -> this.referrals.latest(this.path.prescription())).orElseThrow();
	}

	private static String body(String code, String outcome) {
		return "{\"code\":\"" + code + "\",\"outcome\":\"" + outcome + "\"}";
	}

	private HttpResponse<String> send(String community, String key, String body)
			throws IOException, InterruptedException {
		return send(signed("referral", community, key, body));
	}

	private HttpRequest.Builder signed(String door, String community, String key, String body) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		String timestamp = Long.toString(this.clock.instant().getEpochSecond());
		return HttpRequest.newBuilder(address("/communities/" + community + "/" + door))
			.header("Content-Type", "application/json")
			.header("X-Signature-Timestamp", timestamp)
			.header("X-Signature", DoorKeys.sign(key, timestamp, bytes))
			.POST(BodyPublishers.ofByteArray(bytes));
	}

	private URI address(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	private static String withoutCorrelation(HttpResponse<String> answer) {
		return answer.body().replaceAll("\"(correlation|instance)\":\"[^\"]*\"", "");
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build()) {
			return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
	}

}
