package org.peerprescribing.faults;

import java.util.ArrayList;
import java.util.List;

/**
 * What the ledger found about the prescriptions of one fault, in one run or in several.
 */
final class Account {

	private int issued;

	private int runs;

	private int struck;

	private final List<String> faults = new ArrayList<>();

	private int writtenOnce;

	private int lost;

	private int doubled;

	private int disordered;

	private int dead;

	private int cancelled;

	private int alike;

	Account(int issued) {
		this.issued = issued;
	}

	void writtenOnce() {
		this.writtenOnce++;
	}

	void lost(Journey journey, String what) {
		this.lost++;
		note("lost", journey, what);
	}

	void doubled(Journey journey, String what) {
		this.doubled++;
		note("doubled", journey, what);
	}

	void disordered(Journey journey, String what) {
		this.disordered++;
		note("out of order", journey, what);
	}

	void dead(Journey journey, String what) {
		this.dead++;
		note("dead", journey, what);
	}

	/** By the patient's choice. */
	void cancelled() {
		this.cancelled++;
	}

	/** Versions that say again what the one before said: harmless, and counted. */
	void alike(int versions) {
		this.alike += versions;
	}

	/** Everything that is not as it should be, in words. */
	List<String> faults() {
		return this.faults;
	}

	private void note(String kind, Journey journey, String what) {
		this.faults.add(kind + ": " + journey.plan() + " " + journey.prescription() + ": " + what);
	}

	/** Takes in what another run found. */
	void add(Account other, int struck) {
		this.runs++;
		this.struck += struck;
		this.issued += other.issued;
		this.writtenOnce += other.writtenOnce;
		this.lost += other.lost;
		this.doubled += other.doubled;
		this.disordered += other.disordered;
		this.dead += other.dead;
		this.cancelled += other.cancelled;
		this.alike += other.alike;
	}

	/** A row of the report, from the number of runs on. */
	String row() {
		return this.runs + " | " + this.struck + " | " + this.issued + " | " + this.writtenOnce + " | " + this.lost
				+ " | " + this.doubled + " | " + this.disordered + " | " + this.dead + " | " + this.cancelled + " | "
				+ this.alike;
	}

}
