package org.peerprescribing.matching;

import org.peerprescribing.identity.AccessScope;

import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes and keeps the index before the service says that it is ready: with ten thousand
 * communities the first time takes seconds, which nobody should wait for in an
 * appointment.
 */
@Configuration(proxyBeanMethods = false)
class IndexAtStart {

	@Bean
	ApplicationRunner indexMadeAtStart(Indexes indexes, Snapshots snapshots, TransactionTemplate transaction) {
		return (arguments) -> new AccessScope.OfBackground("matching-index")
			.run(() -> transaction.executeWithoutResult((status) -> {
				Indexes.Held now = indexes.now();
				snapshots.keep(now.id(), now.index());
			}));
	}

}
