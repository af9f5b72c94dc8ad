package org.peerprescribing.directory;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import org.peerprescribing.audit.AuditTrail;
import org.peerprescribing.audit.AuditedAct;
import org.peerprescribing.identity.Actor;
import org.peerprescribing.identity.Role;
import org.peerprescribing.shared.FormulaText;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * The communities as a file: one that comes in is tried first and then taken in as it was
 * shown, and one that goes out comes in again without a change.
 */
@Service
public class CatalogueFiles {

	private final CatalogueImport imports;

	private final StoredCommunities communities;

	private final StoredNeeds needs;

	private final AuditTrail audit;

	CatalogueFiles(CatalogueImport imports, StoredCommunities communities, StoredNeeds needs, AuditTrail audit) {
		this.imports = imports;
		this.communities = communities;
		this.needs = needs;
		this.audit = audit;
	}

	/**
	 * What {@link #take} would do with this file now; writes nothing. Refuses with
	 * {@code malformed} what is no comma-separated file, and with {@code invalid-value}
	 * other columns or too many rows.
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public ImportTrial tryOut(String csv, Actor by) {
		return importing(csv, (digest) -> false, by);
	}

	/**
	 * Takes the file in as {@link CommunityDirectory#importCommunities} does, all in one
	 * transaction, but only where that does exactly what was shown; else it writes
	 * nothing and answers with what it would do now.
	 * @param shown the digest of what was shown
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public ImportTrial take(String csv, String shown, Actor by) {
		return importing(csv, shown::equals, by);
	}

	/**
	 * Every community in whatever state, by id, in the catalogue's columns and its kind.
	 * Cells that a spreadsheet would take for a formula stand behind an apostrophe, which
	 * the import takes away again.
	 */
	@Transactional(readOnly = true)
	public String export() {
		StringWriter file = new StringWriter();
		NeedHierarchy hierarchy = new NeedHierarchy(this.needs.all());
		List<String> header = new ArrayList<>(CommunityRow.COLUMNS);
		header.add(CommunityRow.KIND);
		try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(file)) {
			writer.writeRecord(header);
			this.communities.all().forEach((stored) -> writer.writeRecord(cells(stored, hierarchy)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return file.toString();
	}

	private static List<String> cells(StoredCommunities.Stored stored, NeedHierarchy needs) {
		return CommunityRow.of(stored).columns(needs).values().stream().map(FormulaText::neutral).toList();
	}

	private ImportTrial importing(String csv, Predicate<String> isAsShown, Actor by) {
		by.mustBe(Role.CURATOR);
		ImportReport report = this.imports.communities(new StringReader(csv), by);
		String digest = ImportTrial.digest(csv, report);
		boolean written = isAsShown.test(digest);
		if (written) {
			this.audit.record(by, AuditedAct.done(AuditedAct.Action.EXECUTE, "import-communities", null,
					"HealthcareService", "catalogue"));
		}
		else {
			TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
		}
		return new ImportTrial(report, digest, written);
	}

}
