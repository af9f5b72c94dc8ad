package org.peerprescribing.directory;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.peerprescribing.shared.OdsCode;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a site may say of its directory, under {@code peerprescribing.directory}.
 *
 * @param importCatalogueAtStart whether an empty directory takes in the catalogue's
 * facts, unvetted, when the service starts
 * @param curatorsOrganisation ODS code of the organisation whose people look after the
 * directory; there is no default
 */
@Validated
@ConfigurationProperties("peerprescribing.directory")
record DirectoryProperties(@DefaultValue("true") boolean importCatalogueAtStart,
		@NotNull @Pattern(regexp = "[A-Z0-9]{3,10}") String curatorsOrganisation) {

	OdsCode curators() {
		return new OdsCode(this.curatorsOrganisation);
	}

}
