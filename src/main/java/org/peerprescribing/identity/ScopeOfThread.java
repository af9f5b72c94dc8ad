package org.peerprescribing.identity;

/** Where the scope lies between its setting and the beginning of a transaction. */
final class ScopeOfThread {

	private static final AccessScope NOBODY = new AccessScope.OfNobody();

	private static final ThreadLocal<AccessScope> CURRENT = ThreadLocal.withInitial(() -> NOBODY);

	private ScopeOfThread() {
	}

	static AccessScope get() {
		return CURRENT.get();
	}

	static void set(AccessScope scope) {
		if (scope instanceof AccessScope.OfNobody) {
			CURRENT.remove();
		}
		else {
			CURRENT.set(scope);
		}
	}

}
