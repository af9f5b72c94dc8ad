package org.peerprescribing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.github.kagkarlsson.scheduler.task.Task;
import org.junit.jupiter.api.Test;
import org.peerprescribing.support.IntegrationTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What the operating manual says is kept, against the tables and jobs there are. */
@IntegrationTest
class RetentionTableIT {

	/** A schema whose tables all have one rule ends in a star. */
	private static final Pattern ROW = Pattern
		.compile("(?m)^\\| `([a-z_]+\\.(?:[a-z_]+|\\*))` \\| (.+) \\| (`[a-z-]+`|none: kept) \\|$");

	@Autowired
	private ApplicationContext context;

	@Autowired
	private JdbcClient jdbc;

	@Test
	void everyTableHasItsRule() throws IOException {
		Set<String> ruled = rows().stream().map((row) -> row.group(1)).collect(Collectors.toCollection(TreeSet::new));
		Predicate<String> hasRule = (table) -> ruled.contains(table)
				|| ruled.contains(table.substring(0, table.indexOf('.')) + ".*");
		List<String> tables = tables();

		assertThat(tables).hasSizeGreaterThan(50).allMatch(hasRule);
		assertThat(ruled).allMatch((rule) -> tables.contains(rule)
				|| tables.stream().anyMatch((table) -> table.startsWith(rule.replace("*", ""))));
	}

	@Test
	void everyJobThatIsNamedIsThere() throws IOException {
		Set<String> jobs = this.context.getBeansOfType(Task.class)
			.values()
			.stream()
			.map(Task::getName)
			.collect(Collectors.toSet());

		assertThat(rows()).extracting((row) -> row.group(3).replace("`", ""))
			.filteredOn((job) -> !job.equals("none: kept"))
			.hasSizeGreaterThan(10)
			.allMatch(jobs::contains);
	}

	/** As they stand in the table of what is kept. */
	private static List<MatchResult> rows() throws IOException {
		String manual = Files.readString(Path.of("src/docs/operating.md"));
		String kept = manual.substring(manual.indexOf("## What is kept"), manual.indexOf("## When"));
		return ROW.matcher(kept).results().toList();
	}

	private List<String> tables() {
		return this.jdbc.sql("""
				select n.nspname || '.' || c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
				where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'public')
				  and n.nspname not like 'pg_%' and c.relname not like 'flyway%' order by 1""")
			.query((row, n) -> row.getString(1))
			.list();
	}

}
