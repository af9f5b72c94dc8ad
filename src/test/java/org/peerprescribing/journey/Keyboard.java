package org.peerprescribing.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Somebody who has no mouse, or cannot use one. */
final class Keyboard {

	/** More than any page has to offer. */
	private static final int MOST = 120;

	private final Page page;

	Keyboard(Page page) {
		this.page = page;
	}

	/** Goes to the first of these with Tab and presses Enter, which leads to a page. */
	void press(String selector) {
		goTo(this.page.locator(selector).first());
		this.page.waitForNavigation(() -> this.page.keyboard().press("Enter"));
	}

	/** As above, where the way leads to somebody else who is not there; their address. */
	String leave(String selector, String home) {
		goTo(this.page.locator(selector).first());
		String address = this.page
			.waitForRequest((request) -> !request.url().startsWith(home), () -> this.page.keyboard().press("Enter"))
			.url();
		this.page.waitForCondition(() -> this.page.url().startsWith("chrome-error:"));
		return address;
	}

	void type(String selector, String text) {
		goTo(this.page.locator(selector));
		this.page.keyboard().press("Control+A");
		this.page.keyboard().type(text);
	}

	void tick(String selector) {
		goTo(this.page.locator(selector));
		this.page.keyboard().press("Space");
	}

	/** Goes into the group with Tab and to the answer with the arrows. */
	void choose(String name, String value) {
		Locator answer = this.page.locator("input[name='" + name + "'][value='" + value + "']");
		goTo(this.page.locator("input[name='" + name + "']").first());
		this.page.keyboard().press("Space");
		for (int i = 0; i < MOST && !answer.isChecked(); i++) {
			this.page.keyboard().press("ArrowDown");
		}
		if (!answer.isChecked()) {
			throw new AssertionError("No arrow leads to " + value + " of " + name);
		}
	}

	private void goTo(Locator target) {
		for (int i = 0; i < MOST; i++) {
			if ((boolean) target.evaluate("(element) => element === document.activeElement")) {
				return;
			}
			this.page.keyboard().press("Tab");
		}
		throw new AssertionError("Tab never comes to " + target);
	}

}
