package org.peerprescribing.worklist;

import java.util.List;

import org.peerprescribing.identity.Actor;

import org.springframework.stereotype.Service;

/** Tasks for people. */
@Service
public class Worklist {

	/**
	 * Opens a task in the caller's transaction. While a task of the same kind and subject
	 * is open, its id is returned and no second one is opened.
	 */
	public WorkItemId open(NewWorkItem item) {
		throw new UnsupportedOperationException();
	}

	/** Open tasks of the actor's organisation and roles, the one due first at the top. */
	public List<WorkItem> openFor(Actor actor) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Marks it done by this person; refuses with not-found what is not theirs. Doing it
	 * twice changes nothing.
	 */
	public void complete(WorkItemId id, Actor actor) {
		throw new UnsupportedOperationException();
	}

}
