package org.peerprescribing.directory.links;

import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;

import javax.net.ssl.SSLContext;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.peerprescribing.identity.AccessScope;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The one checker of the service with its alarm clock, and the one reader of documents;
 * both go to the public web only.
 */
@Configuration(proxyBeanMethods = false)
class LinkTasks {

	/** Between two requests to one host. */
	private static final Duration PAUSE = Duration.ofSeconds(2);

	/** Of one document; 200 services with all their terms need about 4 million. */
	private static final int LONGEST_DOCUMENT = 8_000_000;

	@Bean(destroyMethod = "close")
	PageFetcher linkFetcher(LinkSettings settings) throws NoSuchAlgorithmException {
		return new PageFetcher(settings.userAgent(), Names.OF_THIS_MACHINE, OutgoingPolicy.PUBLIC_WEB,
				SSLContext.getDefault(), PageFetcher.Limits.USUAL);
	}

	@Bean(destroyMethod = "close")
	WebDocuments webDocuments(LinkSettings settings) throws NoSuchAlgorithmException {
		PageFetcher.Limits limits = new PageFetcher.Limits(Duration.ofSeconds(8), Duration.ofSeconds(30),
				LONGEST_DOCUMENT + 1);
		return new WebDocuments(new PageFetcher(settings.userAgent("peer-prescribing-feed-reader"),
				Names.OF_THIS_MACHINE, OutgoingPolicy.PUBLIC_WEB, SSLContext.getDefault(), limits), LONGEST_DOCUMENT);
	}

	@Bean
	LinkRounds linkRounds(LinkSteps steps, PageFetcher fetcher, Clock clock) {
		return new LinkRounds(steps, new LinkChecker(fetcher, new RobotsRules(fetcher, LinkSettings.PRODUCT, clock)),
				PAUSE, clock);
	}

	@Bean
	Task<?> directoryLinks(LinkRounds rounds, LinkSettings settings) {
		return Tasks.recurring("directory-links", FixedDelay.ofMinutes(5)).execute((instance, context) -> {
			if (settings.links().checked()) {
				new AccessScope.OfBackground("directory-links").call(rounds::run);
			}
		});
	}

}
