package org.peerprescribing.carerecord;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;
import org.peerprescribing.prescribing.PrescriptionId;
import org.peerprescribing.shared.Sealer;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How far entries are, and what was made of them, read back from what was sent. */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class EntryReceipts {

	private final JdbcClient jdbc;

	private final Sealer sealer;

	private final RecordReader reader;

	EntryReceipts(JdbcClient jdbc, Sealer sealer, RecordReader reader) {
		this.jdbc = jdbc;
		this.sealer = sealer;
		this.reader = reader;
	}

	/** In the order in which they were queued. */
	List<RecordEntry> of(PrescriptionId prescription) {
		return this.jdbc.sql("""
				select w.*, w.state = 'DONE' and w.base_address is not null
				  and w.base_address is distinct from e.base_address as elsewhere
				from carerecord.write_back w left join carerecord.endpoint e using (organisation)
				where prescription = ? order by sequence""")
			.param(prescription.value())
			.query((row, n) -> entry(row))
			.list();
	}

	/**
	 * What an entry says that is made: written, or waiting to be filed. Empty where it is
	 * not, or its text cannot be opened any more.
	 */
	Optional<EntryWords> made(PrescriptionId prescription, RecordEntry.Kind kind) {
		return this.jdbc.sql("""
				select id, bundle from carerecord.write_back
				where prescription = ? and kind = ? and state in ('TO_FILE', 'DONE') and bundle is not null""")
			.params(prescription.value(), kind.name())
			.query((row, n) -> this.sealer.open(row.getBytes(2), row.getString(1)))
			.optional()
			.flatMap(Function.identity())
			.flatMap(this.reader::parse)
			.map((bundle) -> words(kind, bundle));
	}

	private static EntryWords words(RecordEntry.Kind kind, Bundle bundle) {
		if (bundle.getEntryFirstRep().getResource() instanceof Composition document) {
			return new EntryWords(document.getTitle(), document.getSection()
				.stream()
				.map((section) -> new EntryWords.Part(section.getTitle(), EntrySections.sentences(section.getText())))
				.toList());
		}
		ServiceRequest request = new ServiceRequest();
		List<Task> tasks = new ArrayList<>();
		List<DomainResource> reported = new ArrayList<>();
		for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
			Resource resource = entry.getResource();
			switch (resource) {
				case ServiceRequest one -> request = one;
				case Task one -> tasks.add(one);
				case DomainResource one -> reported.add(one);
				default -> {
					// Nothing else is ever sent.
				}
			}
		}
		return new EntryWords(EntrySections.title(kind),
				EntrySections.narratives(kind,
						(kind == RecordEntry.Kind.CORRECTION) ? new EntryContent(request, List.of(), List.of(), false)
								: new EntryContent(request, tasks, reported, true)));
	}

	private static RecordEntry entry(ResultSet row) throws SQLException {
		Timestamp written = row.getTimestamp("written_at");
		String route = row.getString("route");
		RecordEntry.State state = RecordEntry.State.valueOf(row.getString("state"));
		return new RecordEntry(RecordEntry.Kind.valueOf(row.getString("kind")), state,
				row.getTimestamp("queued_at").toInstant(), (written != null) ? written.toInstant() : null,
				row.getString("location"), (route != null) ? EntryRoute.named(route) : null,
				row.getBoolean("elsewhere"), row.getString("filed_by_name"),
				state == RecordEntry.State.CANCELLED && EntryIntake.PRACTICE_LIMIT.equals(row.getString("last_error")));
	}

}
