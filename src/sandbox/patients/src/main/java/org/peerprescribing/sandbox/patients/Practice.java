package org.peerprescribing.sandbox.patients;

/**
 * The three invented practices; their ODS codes begin with Z9, which is given to nobody.
 */
enum Practice {

	WILLOW_BANK("Z90001", "Willow Bank Surgery", "gp.willow", "Rowan", "Ashe"),

	HARBOUR_STREET("Z90002", "Harbour Street Practice", "gp.harbour", "Marina", "Quayle"),

	MEADOW_LANE("Z90003", "Meadow Lane Health Centre", "gp.meadow", "Clover", "Fields");

	private final String odsCode;

	private final String title;

	private final String userName;

	private final String given;

	private final String family;

	Practice(String odsCode, String title, String userName, String given, String family) {
		this.odsCode = odsCode;
		this.title = title;
		this.userName = userName;
		this.given = given;
		this.family = family;
	}

	/** Also the id of its Organization. */
	String odsCode() {
		return this.odsCode;
	}

	String title() {
		return this.title;
	}

	/**
	 * The name its GP signs in with; also the id of the Practitioner and the
	 * PractitionerRole.
	 */
	String userName() {
		return this.userName;
	}

	String gpGiven() {
		return this.given;
	}

	String gpFamily() {
		return this.family;
	}

}
