package org.peerprescribing.directory.links;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * JSON documents of other people for the rest of the directory, asked for as safely as
 * the pages of communities are ({@link PageFetcher}): public addresses only, within
 * limits of size and time, and never by way of another's host.
 */
public final class WebDocuments implements AutoCloseable {

	private static final int MOST_REDIRECTS = 3;

	private final PageFetcher fetcher;

	private final int longest;

	/**
	 * @param fetcher reads at least one byte more than that
	 * @param longest bytes that a document may have
	 */
	WebDocuments(PageFetcher fetcher, int longest) {
		this.fetcher = fetcher;
		this.longest = longest;
	}

	/**
	 * Throws nothing for what the other side does; refuses to run inside a transaction.
	 */
	public Answer get(URI address) {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalStateException("Nothing is fetched inside a transaction");
		}
		WebAddress first;
		try {
			first = WebAddress.of(address.toString());
		}
		catch (RefusedAddress ex) {
			return new Answer.None(Why.ADDRESS);
		}
		WebAddress at = first;
		for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
			switch (this.fetcher.get(at, "application/json")) {
				case Fetched.NoAnswer none -> {
					return new Answer.None(why(none.cause()));
				}
				case Fetched.Answer answer when answer.isRedirect() && answer.location() != null -> {
					Optional<WebAddress> next = next(first, at, answer.location());
					if (next.isEmpty()) {
						return new Answer.None(Why.ELSEWHERE);
					}
					at = next.get();
				}
				case Fetched.Answer answer -> {
					return judge(answer);
				}
			}
		}
		return new Answer.None(Why.ELSEWHERE);
	}

	@Override
	public void close() throws IOException {
		this.fetcher.close();
	}

	/** Another page of the same host, and never from TLS back to none. */
	private static Optional<WebAddress> next(WebAddress first, WebAddress at, String location) {
		try {
			WebAddress next = at.resolve(location);
			boolean same = next.host().equals(first.host())
					&& (next.origin().equals(first.origin()) || "https".equals(next.uri().getScheme()));
			return same ? Optional.of(next) : Optional.empty();
		}
		catch (RefusedAddress ex) {
			return Optional.empty();
		}
	}

	private Answer judge(Fetched.Answer answer) {
		if (answer.status() == 404 || answer.status() == 410) {
			return new Answer.None(Why.NOT_FOUND);
		}
		if (!answer.isSuccess()) {
			return new Answer.None(Why.REFUSED);
		}
		if (!isJson(answer.contentType())) {
			return new Answer.None(Why.NOT_JSON);
		}
		return (answer.body().length > this.longest) ? new Answer.None(Why.TOO_LONG)
				: new Answer.Document(answer.body());
	}

	private static boolean isJson(@Nullable String contentType) {
		return contentType != null && contentType.toLowerCase(Locale.ROOT).contains("json");
	}

	private static Why why(Cause cause) {
		return switch (cause) {
			case TIMEOUT -> Why.TIMEOUT;
			case NOT_PUBLIC -> Why.ADDRESS;
			default -> Why.NO_ANSWER;
		};
	}

	/** What one request came to. */
	public sealed interface Answer {

		/**
		 * The document.
		 *
		 * @param body as it came
		 */
		record Document(byte[] body) implements Answer {
		}

		/** There is none. */
		record None(Why why) implements Answer {
		}

	}

	/** Why there is no document. */
	public enum Why {

		/** The address is none to which a connection may be made. */
		ADDRESS,
		/** Nothing answers, or what answers cannot be trusted. */
		NO_ANSWER,
		/** It did not answer in time. */
		TIMEOUT,
		/** It sends to another host, or round and round. */
		ELSEWHERE,
		/** 404 or 410. */
		NOT_FOUND,
		/** Any other status that is no success. */
		REFUSED,
		/** It answers with something else, such as a page. */
		NOT_JSON,
		/** It is larger than allowed. */
		TOO_LONG

	}

}
