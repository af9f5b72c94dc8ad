package org.peerprescribing.directory.openreferral;

import java.net.URI;
import java.util.List;

import org.peerprescribing.shared.InvalidValue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the feeds ask of the site's settings.
 *
 * @param sandbox whether this is a sandbox: only there is a community in the feed whose
 * vetting is a demonstration, and it says so
 * @param directory whose feeds may be read
 */
@ConfigurationProperties("peerprescribing")
record FeedSettings(@DefaultValue("false") boolean sandbox, @DefaultValue Directory directory) {

	/**
	 * Whose feeds may be read.
	 *
	 * @param feeds addresses of approved feeds, the part before {@code /services}, https
	 * only; there is none unless a site names it
	 */
	record Directory(@DefaultValue List<URI> feeds) {

		Directory {
			feeds = List.copyOf(feeds);
			feeds.forEach(Directory::mustBeAFeed);
		}

		private static void mustBeAFeed(URI feed) {
			if (!"https".equals(feed.getScheme()) || feed.getHost() == null || feed.getUserInfo() != null
					|| feed.getQuery() != null || feed.getFragment() != null || feed.toString().endsWith("/")) {
				throw new InvalidValue("peerprescribing.directory.feeds");
			}
		}

	}

}
