package org.peerprescribing.directory;

/** For whom a community is; {@link #GENERAL} means adults at large. */
public enum Audience {

	GENERAL, YOUNG_PEOPLE, MEN, WOMEN, LGBTQ, CARERS, PARENTS, VETERANS, STUDENTS, BEREAVED, MINORITY_ETHNIC, WORKPLACE,
	OLDER_PEOPLE

}
