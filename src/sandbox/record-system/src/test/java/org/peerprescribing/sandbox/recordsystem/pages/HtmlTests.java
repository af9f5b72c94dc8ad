package org.peerprescribing.sandbox.recordsystem.pages;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HtmlTests {

	@Test
	void escapesTextInElementsAndAttributes() {
		Html html = Html.of("<p title=\"{}\">{}</p>", "\" onclick=\"x", "<script>'&");

		assertThat(html.markup()).isEqualTo("<p title=\"&quot; onclick=&quot;x\">&lt;script&gt;&#39;&amp;</p>");
	}

	@Test
	void keepsWhatIsMarkupAlready() {
		Html html = Html.of("<ul>{}</ul>", List.of(Html.of("<li>{}</li>", "a&b"), Html.of("<li>{}</li>", 2)));

		assertThat(html.markup()).isEqualTo("<ul><li>a&amp;b</li><li>2</li></ul>");
	}

	@Test
	void takesNoPlaceFromAValue() {
		Html html = Html.of("{}-{}", "{}", "b");

		assertThat(html.markup()).isEqualTo("{}-b");
	}

	@Test
	void leavesWelshLettersAsTheyAre() {
		assertThat(Html.of("{}", "Siân Llŷr").markup()).isEqualTo("Siân Llŷr");
	}

	@Test
	void refusesPlacesAndValuesThatDoNotMatch() {
		assertThatIllegalArgumentException().isThrownBy(() -> Html.of("{}", "a", "b"));
		assertThatIllegalArgumentException().isThrownBy(() -> Html.of("{} {}", "a"));
	}

}
