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
 * The one checker of the service, which goes to the public web only, and its alarm clock.
 */
@Configuration(proxyBeanMethods = false)
class LinkTasks {

	/** Between two requests to one host. */
	private static final Duration PAUSE = Duration.ofSeconds(2);

	@Bean(destroyMethod = "close")
	PageFetcher linkFetcher(LinkSettings settings) throws NoSuchAlgorithmException {
		return new PageFetcher(settings.userAgent(), Names.OF_THIS_MACHINE, OutgoingPolicy.PUBLIC_WEB,
				SSLContext.getDefault(), PageFetcher.Limits.USUAL);
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
