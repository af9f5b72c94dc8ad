package org.peerprescribing.reporting;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.peerprescribing.consent.Channel;
import org.peerprescribing.directory.Audience;
import org.peerprescribing.directory.CommunityDirectory;
import org.peerprescribing.directory.Need;
import org.peerprescribing.identity.Organisation;
import org.peerprescribing.identity.OrganisationPlace;
import org.peerprescribing.identity.Organisations;
import org.peerprescribing.matching.DigitalAccess;
import org.peerprescribing.patient.EthnicGroup;
import org.peerprescribing.patient.Sex;
import org.peerprescribing.reporting.lattice.Period;
import org.peerprescribing.reporting.lattice.TableKind;
import org.peerprescribing.shared.AgeBand;
import org.peerprescribing.shared.OdsCode;

import org.springframework.stereotype.Component;

/**
 * The rows that a table has before anything is counted, in an order that does not depend
 * on it: what everybody knows to exist. Were only those listed that somebody was counted
 * in, a missing row would say that there was nobody.
 */
@Component
class PublicParts {

	static final String UNKNOWN = "UNKNOWN";

	private final Organisations organisations;

	private final CommunityDirectory directory;

	PublicParts(Organisations organisations, CommunityDirectory directory) {
		this.organisations = organisations;
		this.directory = directory;
	}

	/**
	 * The practices below a board in any month of a period, by network (the empty code:
	 * none), with the names of both.
	 */
	SortedMap<String, SortedMap<String, String>> practices(OdsCode board, Period period) {
		SortedMap<String, SortedMap<String, String>> networks = new TreeMap<>();
		for (YearMonth month : period.months()) {
			for (LocalDate day : List.of(month.atDay(1), month.atEndOfMonth())) {
				for (Map.Entry<Organisation, OrganisationPlace> one : this.organisations.practicesOf(board, day)
					.entrySet()) {
					OdsCode network = one.getValue().network();
					networks.computeIfAbsent((network != null) ? network.value() : "", (code) -> new TreeMap<>())
						.put(one.getKey().code().value(), one.getKey().name());
				}
			}
		}
		return networks;
	}

	/** Its name now; empty for the empty code. */
	String nameOf(String organisation) {
		return organisation.isEmpty() ? ""
				: this.organisations.find(new OdsCode(organisation)).map(Organisation::name).orElse(organisation);
	}

	/** The codes of the rows, each with its name where the code does not say it all. */
	Map<String, String> of(TableKind kind) {
		return switch (kind) {
			case NEED -> needs();
			case AGE_BAND -> codes(Stream.concat(Arrays.stream(AgeBand.values()).map(Enum::name), Stream.of(UNKNOWN)));
			case SEX -> codes(Arrays.stream(Sex.values()).map(Enum::name));
			case ETHNIC_GROUP -> codes(Arrays.stream(EthnicGroup.values()).map(Enum::name));
			case DEPRIVATION -> codes(Stream.of("1", "2", "3", "4", "5", UNKNOWN));
			case LANGUAGE, UNMET_LANGUAGE -> codes(Stream.of("EN", "CY", "OTHER", UNKNOWN));
			case DIGITAL_ACCESS ->
				codes(Stream.concat(Arrays.stream(DigitalAccess.values()).map(Enum::name), Stream.of(UNKNOWN)));
			case CHANNEL -> codes(Stream.concat(Arrays.stream(Channel.values()).map(Enum::name), Stream.of(UNKNOWN)));
			case UNMET_AUDIENCE ->
				codes(Stream.concat(Arrays.stream(Audience.values()).map(Enum::name), Stream.of("NONE", "SEVERAL")));
			case COMMUNITY -> communities();
			case NETWORK, PRACTICE -> throw new IllegalArgumentException("Places belong to a board");
		};
	}

	/** The broadest needs of the list. */
	Map<String, String> needs() {
		Map<String, String> needs = new LinkedHashMap<>();
		this.directory.snapshot()
			.needs()
			.all()
			.stream()
			.filter((need) -> need.broader() == null)
			.forEach((Need need) -> needs.put(need.concept().id(), need.term()));
		needs.put(UNKNOWN, "");
		return needs;
	}

	private Map<String, String> communities() {
		Map<String, String> communities = new LinkedHashMap<>();
		this.directory.entries()
			.forEach((entry) -> communities.put(entry.community().id().value(), entry.community().name()));
		return communities;
	}

	private static Map<String, String> codes(Stream<String> codes) {
		Map<String, String> named = new LinkedHashMap<>();
		codes.forEach((code) -> named.put(code, ""));
		return named;
	}

}
