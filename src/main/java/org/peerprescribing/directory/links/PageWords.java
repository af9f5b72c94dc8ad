package org.peerprescribing.directory.links;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * What a page says in known words: that its name is for sale, or that it is not for this
 * country. Such pages say little else; so the words count in a title, and in the text
 * only of a short page: people on a forum may well talk of either.
 */
final class PageWords {

	/** Characters of visible text; notices of this kind stay far below. */
	private static final int SHORT = 3000;

	private static final Pattern FOR_SALE = Pattern.compile("(?:domain(?: name)?|website|\\.[a-z]{2,})"
			+ "(?: (?:is|may be|might be))?(?: now)?(?: available)? for sale|buy this (?:domain|website)"
			+ "|(?:this )?(?:domain|web ?page|website|page) (?:name )?(?:is|has been) parked|parked (?:free|domain)"
			+ "|domain (?:name )?has expired|inquire about this domain|this domain (?:name )?is available");

	private static final Pattern NOT_HERE = Pattern
		.compile("(?:not|isn.t|no longer|un)\\s?(?:currently )?(?:available|accessible|offered|supported)"
				+ " (?:to (?:users|visitors|people|anyone) )?(?:in|from|within) (?:your|this|the)"
				+ " (?:country|region|location|area|united kingdom|uk)\\b"
				+ "|(?:block|restrict|den)[a-z]* (?:access )?(?:in|from|to|for) (?:users in |visitors from )?"
				+ "(?:your country|your region|the uk\\b|the united kingdom)"
				+ "|your (?:country|region) (?:is|has been) blocked");

	/**
	 * Enough on a page that refuses; elsewhere it may be a link to a site's own rules.
	 */
	private static final Pattern WHY_NOT_HERE = Pattern
		.compile("online safety act|(?:united kingdom|\\buk\\b|your country|your region)");

	private static final Pattern SENT_TO_LANDER = Pattern
		.compile("location(?:\\.href)?\\s*=\\s*[\"']/lander|location\\.replace\\([\"']/lander");

	private PageWords() {
	}

	/** {@link Cause#PARKED_PAGE} or {@link Cause#REGION_BLOCK}, where it is one. */
	static Optional<Cause> read(byte[] page) {
		Document document = parsed(page);
		String said = said(document);
		if (FOR_SALE.matcher(said).find() || (isShort(document) && SENT_TO_LANDER.matcher(document.html()).find())) {
			return Optional.of(Cause.PARKED_PAGE);
		}
		return NOT_HERE.matcher(said).find() ? Optional.of(Cause.REGION_BLOCK) : Optional.empty();
	}

	/** Whether a page that came with a refusal says that this country is why. */
	static boolean refusesThisCountry(byte[] page) {
		String said = said(parsed(page));
		return NOT_HERE.matcher(said).find() || WHY_NOT_HERE.matcher(said).find();
	}

	/** A page that cannot be read says nothing. */
	private static Document parsed(byte[] page) {
		try {
			return Jsoup.parse(new ByteArrayInputStream(page), null, "");
		}
		catch (IOException | RuntimeException ex) {
			return new Document("");
		}
	}

	private static String said(Document document) {
		String title = plain(document.title());
		return isShort(document) ? title + " | " + plain(document.text()) : title;
	}

	private static boolean isShort(Document document) {
		return document.text().length() <= SHORT;
	}

	private static String plain(String text) {
		return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
	}

}
