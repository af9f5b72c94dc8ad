package org.peerprescribing.sandbox.patients;

import java.util.List;

/**
 * A row of {@code ethnic-categories.csv}.
 *
 * @param code of the code system UKCore-EthnicCategoryEngland
 * @param weight share of the population, in percent
 * @param nameStyle the row of {@code names.csv} that names are taken from
 */
record EthnicCategory(String code, String display, double weight, String nameStyle) {

	static List<EthnicCategory> all() {
		return Table.read("ethnic-categories.csv")
			.stream()
			.map((row) -> new EthnicCategory(row.get("code"), row.get("display"), Double.parseDouble(row.get("weight")),
					row.get("name_style")))
			.toList();
	}

}
