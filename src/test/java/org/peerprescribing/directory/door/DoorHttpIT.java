package org.peerprescribing.directory.door;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.CommunityId;
import org.peerprescribing.directory.PauseReason;
import org.peerprescribing.support.Actors;
import org.peerprescribing.support.MovableClock;
import org.peerprescribing.support.OverHttp;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** A community's door as it stands on the network, with what strangers send there. */
@OverHttp
class DoorHttpIT {

	private static final Pattern FORM_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	@LocalServerPort
	private int port;

	@Autowired
	private ApplicationContext context;

	@Autowired
	private CommunityDoors doors;

	@Autowired
	private CommunityDirectory directory;

	@Autowired
	private MovableClock clock;

	private CommunityId id;

	private String key = "";

	@BeforeEach
	void list() {
		this.id = DoorScene.listed(this.context).community();
		this.key = this.doors.makeKey(this.id, Actors.curator());
	}

	@Test
	void aSignedMessageIsTakenAndAnsweredWithNothing() throws Exception {
		HttpResponse<String> answer = send(signed(DoorScene.FULL));

		assertThat(answer.statusCode()).isEqualTo(204);
		assertThat(answer.body()).isEmpty();
		assertThat(isFull()).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
			'' | 400 | malformed
			[{"capacity":"full"}] | 400 | malformed
			{"capacity":"full","capacity":"open"} | 400 | malformed
			{} | 422 | required
			{"capacity":"full","nhsNumber":"x"} | 422 | invalid-value
			{"capacity":"<b>"} | 422 | unknown-code
			""")
	void whatIsSignedAndSaysNothingSensibleIsRefusedWithItsReason(String body, int status, String code)
			throws Exception {
		HttpResponse<String> answer = send(signed(body));

		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(answer.body()).contains("\"" + code + "\"").doesNotContain("<b>");
		assertThat(isFull()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "no-such-one", "NOT%20a%20name", "%E2%80%AE", "'--", "nobody" })
	void anUnknownCommunityGetsTheSameAnswerAsAWrongSignature(String name) throws Exception {
		SignedMessage message = message(DoorScene.FULL);

		HttpResponse<String> unknown = send(
				request("/communities/" + name + "/capacity", message.timestamp(), message.signature())
					.POST(BodyPublishers.ofByteArray(message.body())));
		HttpResponse<String> wrong = send(
				request(path(), message.timestamp(), "0".repeat(64)).POST(BodyPublishers.ofByteArray(message.body())));

		assertThat(unknown.statusCode()).isEqualTo(401);
		assertThat(withoutCorrelation(unknown)).isEqualTo(withoutCorrelation(wrong))
			.doesNotContain(this.id.value(), name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "now", "-1", "1e9", "99999999999999999999", "1700000000.5", " 1700000000" })
	void aTimeThatIsNoneIsRefused(String timestamp) throws Exception {
		byte[] body = DoorScene.FULL.getBytes(java.nio.charset.StandardCharsets.UTF_8);

		assertThat(send(request(path(), timestamp, SigningKeys.sign(this.key, timestamp, body))
			.POST(BodyPublishers.ofByteArray(body))).statusCode()).isEqualTo(401);
	}

	@Test
	void aBodyThatIsTooLongIsRefusedWhetherItSaysSoOrNot() throws Exception {
		byte[] large = "x".repeat(2_000_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);

		assertThat(send(request(path(), "1", "x").POST(BodyPublishers.ofByteArray(large))).statusCode()).isEqualTo(413);
		assertThat(send(
				request(path(), "1", "x").POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))))
			.statusCode()).isEqualTo(413);
	}

	@Test
	void onlyJsonIsTakenAndOnlyByPost() throws Exception {
		SignedMessage message = message(DoorScene.FULL);

		assertThat(send(HttpRequest.newBuilder(address(path()))
			.header("Content-Type", "text/plain")
			.header("X-Signature-Timestamp", message.timestamp())
			.header("X-Signature", message.signature())
			.POST(BodyPublishers.ofByteArray(message.body()))).statusCode()).isEqualTo(415);
		assertThat(send(request(path(), "1", "x").GET()).statusCode()).isEqualTo(405);
		assertThat(isFull()).isFalse();
	}

	@Test
	void lookingAtThePrivatePageChangesNothingAndItsButtonDoes() throws Exception {
		String page = "/community/door/" + this.doors.makePage(this.id, Actors.curator());

		HttpResponse<String> open = send(HttpRequest.newBuilder(address(page)).GET());
		send(HttpRequest.newBuilder(address(page + "?capacity=full")).GET());
		send(HttpRequest.newBuilder(address(page)).method("HEAD", BodyPublishers.noBody()));
		boolean afterLooking = isFull();
		HttpResponse<String> said = press(page, open, "full");

		assertThat(open.body()).contains("You are shown as open", "We are full").doesNotContain("??");
		assertThat(open.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
		assertThat(open.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
		assertThat(open.headers().firstValue("X-Robots-Tag")).hasValue("noindex");
		assertThat(afterLooking).isFalse();
		assertThat(said.statusCode()).isEqualTo(302);
		assertThat(isFull()).isTrue();
		assertThat(send(HttpRequest.newBuilder(address(page)).GET()).body()).contains("You are shown as full",
				"We are open again");
	}

	@Test
	void aButtonWithoutItsFormOrWithAnotherWordChangesNothing() throws Exception {
		String page = "/community/door/" + this.doors.makePage(this.id, Actors.curator());
		HttpResponse<String> open = send(HttpRequest.newBuilder(address(page)).GET());

		assertThat(send(HttpRequest.newBuilder(address(page))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString("capacity=full"))).statusCode()).isEqualTo(403);
		assertThat(press(page, open, "closed").statusCode()).isEqualTo(422);
		assertThat(press(page, open, "").statusCode()).isEqualTo(422);

		assertThat(isFull()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "00000000000000000000000000000000", "%00", "..%2f..", "%F0%9F%98%80" })
	void anAddressThatLeadsNowhereSaysOnlyThat(String token) throws Exception {
		HttpResponse<String> answer = send(
				HttpRequest.newBuilder(address("/community/door/" + token)).header("Accept", "text/html").GET());

		assertThat(answer.statusCode()).isIn(400, 404);
		assertThat(answer.body()).doesNotContain("Exception", this.id.value());
	}

	private boolean isFull() {
		return this.directory.entry(this.id).orElseThrow().pausedFor().contains(PauseReason.CAPACITY);
	}

	private HttpResponse<String> press(String page, HttpResponse<String> shown, String word)
			throws IOException, InterruptedException {
		Matcher token = FORM_TOKEN.matcher(shown.body());
		assertThat(token.find()).isTrue();
		List<String> cookies = shown.headers().allValues("Set-Cookie").stream().map((c) -> c.split(";")[0]).toList();
		return send(HttpRequest.newBuilder(address(page))
			.header("Cookie", String.join("; ", cookies))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString("capacity=" + word + "&_csrf=" + Objects.requireNonNull(token.group(1)))));
	}

	private String path() {
		return "/communities/" + this.id + "/capacity";
	}

	private SignedMessage message(String body) {
		return DoorScene.signed(this.key, this.clock.instant(), body);
	}

	private HttpRequest.Builder signed(String body) {
		SignedMessage message = message(body);
		return request(path(), message.timestamp(), message.signature())
			.POST(BodyPublishers.ofByteArray(message.body()));
	}

	private HttpRequest.Builder request(String path, String timestamp, String signature) {
		HttpRequest.Builder request = HttpRequest.newBuilder(address(path)).header("Content-Type", "application/json");
		return request.header("X-Signature-Timestamp", timestamp).header("X-Signature", signature);
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
