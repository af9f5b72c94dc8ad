package org.peerprescribing.directory.openreferral;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.DirectorySnapshot;
import org.peerprescribing.identity.OpenDoor;
import org.peerprescribing.shared.Problem;
import org.peerprescribing.shared.ProblemException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The open feed, read only. Everything comes from the listing in memory. The mark of an
 * answer is made from what is in it: it says nothing of what is left out, and a reader
 * that has it already gets no body.
 */
@RestController
@RequestMapping("/openreferral")
@OpenDoor(because = "The feed holds facts of listed communities that are public anyway, and nobody's data")
class FeedController {

	private final CommunityDirectory directory;

	private final FeedSettings settings;

	private final JsonMapper json;

	private final AtomicReference<@Nullable Feed> feed = new AtomicReference<>();

	FeedController(CommunityDirectory directory, FeedSettings settings, JsonMapper json) {
		this.directory = directory;
		this.settings = settings;
		this.json = json;
	}

	/** The standard wants pages of any origin to be able to read the feed. */
	@ModelAttribute
	void openToEveryOrigin(HttpServletResponse response) {
		response.setHeader("Access-Control-Allow-Origin", "*");
	}

	@GetMapping({ "", "/" })
	ResponseEntity<byte[]> api() {
		return answer(ApiDetails.UK);
	}

	@GetMapping("/services")
	ResponseEntity<byte[]> services(@RequestParam Map<String, String> parameters) {
		boolean whole = "true".equals(parameters.get("full"));
		return answer(feed().services(new Question(parameters), wanted(parameters), whole));
	}

	@GetMapping("/services/{id}")
	ResponseEntity<byte[]> service(@PathVariable("id") String id) {
		return one(id, feed()::service);
	}

	@GetMapping("/taxonomies")
	ResponseEntity<byte[]> taxonomies(@RequestParam Map<String, String> parameters) {
		return answer(Page.of(feed().vocabulary().taxonomies(), wanted(parameters)));
	}

	@GetMapping("/taxonomies/{id}")
	ResponseEntity<byte[]> taxonomy(@PathVariable("id") String id) {
		return one(id, feed().vocabulary()::taxonomy);
	}

	@GetMapping("/taxonomy_terms")
	ResponseEntity<byte[]> terms(@RequestParam Map<String, String> parameters) {
		return answer(Page.of(feed().vocabulary().terms(), wanted(parameters)));
	}

	@GetMapping("/taxonomy_terms/{id}")
	ResponseEntity<byte[]> term(@PathVariable("id") String id) {
		return one(id, feed().vocabulary()::term);
	}

	/**
	 * Online communities are at no place; whoever asks by place sees that there are none.
	 */
	@GetMapping("/service_at_locations")
	ResponseEntity<byte[]> servicesAtLocations(@RequestParam Map<String, String> parameters) {
		return answer(Page.of(List.of(), wanted(parameters)));
	}

	@GetMapping("/service_at_locations/{id}")
	ResponseEntity<byte[]> serviceAtLocation(@PathVariable("id") String id) {
		throw new ProblemException(Problem.NOT_FOUND);
	}

	private Feed feed() {
		DirectorySnapshot current = this.directory.snapshot();
		Feed held = this.feed.get();
		if (held != null && held.isOf(current)) {
			return held;
		}
		Feed made = new Feed(current, this.settings.sandbox());
		this.feed.set(made);
		return made;
	}

	private static PageRequest wanted(Map<String, String> parameters) {
		return PageRequest.read(parameters.get("page"), parameters.get("per_page"));
	}

	private <T> ResponseEntity<byte[]> one(String id, Function<UUID, Optional<T>> finding) {
		return answer(FeedIds.read(id).flatMap(finding).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND)));
	}

	private ResponseEntity<byte[]> answer(Object document) {
		byte[] body = this.json.writeValueAsBytes(document);
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.cacheControl(CacheControl.noCache().cachePublic())
			.eTag("\"" + mark(body) + "\"")
			.body(body);
	}

	private static String mark(byte[] body) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
			return HexFormat.of().formatHex(digest, 0, 16);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
