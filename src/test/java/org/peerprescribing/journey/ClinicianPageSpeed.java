package org.peerprescribing.journey;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.peerprescribing.sandbox.Sandbox;
import org.peerprescribing.sandbox.SandboxForTests;

/**
 * The clinician's pages of the whole sandbox, launched from the record system and seen
 * from a browser: the time from the request of a page to the end of its answer. Prints
 * one table. Target: 95 of 100 within 300 ms.
 */
final class ClinicianPageSpeed {

	private static final String SERVER_TIME = "(() => { const it = performance.getEntriesByType('navigation')[0];"
			+ " return it.responseEnd - it.requestStart })()";

	private ClinicianPageSpeed() {
	}

	/** The only argument: how often each page is asked for. */
	public static void main(String[] arguments) {
		try {
			measure((arguments.length > 0) ? Integer.parseInt(arguments[0]) : 100);
			System.exit(0);
		}
		catch (RuntimeException ex) {
			ex.printStackTrace();
			System.exit(1);
		}
	}

	private static void measure(int times) {
		Sandbox sandbox = SandboxForTests.whole();
		Map<String, List<Double>> seen = new LinkedHashMap<>();
		try (Chromium browser = Chromium.start(Chromium.installed().orElseThrow())) {
			Page page = launch(sandbox, browser.atADesk());
			String visit = page.url();
			for (int i = 0; i < times * 2; i++) {
				boolean counts = i >= times;
				page.navigate(visit);
				keep(seen, "GET the prescribing page", page, counts);
				page.locator("#online").check();
				page.locator("#risk").check();
				page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show what fits")).click();
				page.locator("#cards").waitFor();
				keep(seen, "POST \"Show what fits\"", page, counts);
				page.locator("#agreed").check();
				page.locator("button[name=community]").first().click();
				page.waitForURL("**/prescriptions/*");
				keep(seen, "POST \"Send this one\" and the page behind it", page, counts);
				page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Undo").setExact(true)).click();
				page.navigate(new Stage(sandbox).address("/prescriptions"));
				keep(seen, "GET the list", page, counts);
			}
		}
		System.out.println();
		System.out.println("| page | times | p50 ms | p95 ms | worst ms |");
		System.out.println("|---|---|---|---|---|");
		seen.forEach((what, took) -> System.out.println(line(what, took)));
	}

	private static void keep(Map<String, List<Double>> seen, String what, Page page, boolean counts) {
		double took = ((Number) page.evaluate(SERVER_TIME)).doubleValue();
		if (counts) {
			seen.computeIfAbsent(what, (name) -> new ArrayList<>()).add(took);
		}
	}

	private static String line(String what, List<Double> took) {
		List<Double> sorted = took.stream().sorted().toList();
		return String.format(Locale.ROOT, "| %s | %d | %.1f | %.1f | %.1f |", what, sorted.size(), at(sorted, 0.5),
				at(sorted, 0.95), sorted.getLast());
	}

	private static double at(List<Double> sorted, double part) {
		return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
	}

	/** The record system's own button, which opens a tab. */
	static Page launch(Sandbox sandbox, Page record) {
		record.navigate(sandbox.options().recordAddress() + "/");
		record.getByText("Harriet").first().click();
		Page page = record.context()
			.waitForPage(() -> record
				.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Launch the prescribing page"))
				.click());
		page.waitForURL("**/prescribe/visits/*");
		return page;
	}

}
