package org.peerprescribing.consultation.cds;

import java.util.List;

import org.peerprescribing.identity.Actor;

/** Answers one hook; it works within the rows of the record system's practice. */
interface HookService {

	/** Its name in the address. */
	String id();

	/** The hook that it answers. */
	String hook();

	/** None is a good answer. */
	List<CdsAnswer.Card> cards(HookRequest request, HookedPatient patient, Actor recordSystem);

}
