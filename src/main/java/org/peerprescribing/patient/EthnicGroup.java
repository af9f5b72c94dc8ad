package org.peerprescribing.patient;

/**
 * The five groups of the 2021 census of England and Wales; what is not recorded stays
 * unknown.
 */
public enum EthnicGroup {

	ASIAN, BLACK, MIXED, WHITE, OTHER, UNKNOWN

}
