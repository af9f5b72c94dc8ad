package org.peerprescribing.directory.links;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Which addresses are asked for at all, and to which places a connection is made. */
class WebAddressTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			https://www.example.org | https://www.example.org/
			http://example.org:80/a?b=c#d | http://example.org/a?b=c
			HTTPS://EXAMPLE.org./x | https://example.org/x
			https://example.org.:443/ | https://example.org/
			https://münchen.example/ä | https://xn--mnchen-3ya.example/%C3%A4
			https://例え。テスト.example/ | https://xn--r8jz45g.xn--zckzah.example/
			http://example.org:8080/ | http://example.org:8080/
			""")
	void writesAnAddressInOneWay(String given, String expected) throws RefusedAddress {
		assertThat(WebAddress.of(given)).hasToString(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = {
			// other schemes
			"ftp://example.org/", "file:///etc/passwd", "gopher://example.org/", "javascript:alert(1)",
			"//example.org/", "data:text/html,x", "jar:http://example.org!/", "",
			// credentials and what is mistaken for them
			"http://user:secret@example.org/", "http://example.org@127.0.0.1/", "http://@example.org/",
			"http://example.org%40127.0.0.1/",
			// numbers, in every spelling that some resolver understands
			"http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0177.0.0.1/", "http://0x7f.0.0.1/",
			"http://0x7f000001/", "http://017700000001/", "http://127.0.0.1./", "http://１２７.０.０.１/",
			"http://①②⑦.⓪.⓪.①/", "http://169.254.169.254/latest/meta-data/", "http://example.0x7f/",
			"http://192.168.1/", "http://127。0。0。1/", "http://%31%32%37.0.0.1/",
			// IPv6
			"http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://[fe80::1%25eth0]/", "http://[64:ff9b::7f00:1]/",
			// names that only a network of ours would know
			"http://localhost/", "http://localhost./", "http://kubernetes/",
			// names that two readers read differently
			"http://faß.example/", "http://exa\u200Dmple.org/", "http://exam ple.org/",
			"http://example.org\\@evil.org/", "http://exa_mple.org/", "http://-example.org/", "http://example..org/",
			"http://example.org:99999/", "http://example.org:0/", "http://exa\tmple.org/", "http://exa\r\nmple.org/" })
	void refusesWhatIsNoAddressOfASite(String given) {
		assertThatExceptionOfType(RefusedAddress.class).isThrownBy(() -> WebAddress.of(given));
	}

	@Test
	void readsARedirectLikeTheFirstAddress() throws RefusedAddress {
		WebAddress here = WebAddress.of("https://example.org/a/b?c");

		assertThat(here.resolve("../d e")).hasToString("https://example.org/d%20e");
		assertThat(here.resolve("//other.example/x")).hasToString("https://other.example/x");
		assertThat(here.resolve("https://other.example")).hasToString("https://other.example/");
		assertThatExceptionOfType(RefusedAddress.class).isThrownBy(() -> here.resolve("http://127.0.0.1:9/"));
		assertThatExceptionOfType(RefusedAddress.class).isThrownBy(() -> here.resolve("//[::1]/"));
		assertThatExceptionOfType(RefusedAddress.class).isThrownBy(() -> here.resolve("file:///etc/passwd"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255",
			"127.0.0.1", "127.255.255.254", "169.254.169.254", "169.254.0.1", "172.16.0.1", "172.31.255.255",
			"192.0.0.1", "192.0.0.192", "192.0.2.7", "192.88.99.1", "192.168.0.1", "198.18.0.1", "198.19.255.255",
			"198.51.100.9", "203.0.113.9", "168.63.129.16", "224.0.0.1", "239.255.255.250", "240.0.0.1",
			"255.255.255.255", "::", "::1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::7f00:1", "64:ff9b::a00:1",
			"64:ff9b::808:808", "64:ff9b:1::1", "100::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1", "ff02::1",
			"2001::1", "2001:0:4136:e378::", "2001:db8::1", "2001:10::1", "2002:7f00:1::", "2002:a00:1::", "3fff::1",
			"5f00::1", "4000::1" })
	void doesNotConnectToWhatIsNotPublic(String address) throws UnknownHostException {
		assertThat(OutgoingPolicy.PUBLIC_WEB.allows(InetAddress.getByName(address), 443)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.1.1.1", "8.8.8.8", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
			"126.255.255.255", "128.0.0.1", "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.167.255.255",
			"192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255", "2a00:1450:4009::1", "2606:4700::1111",
			"2001:200::1", "2003::1", "3ffe::1" })
	void connectsToThePublicWeb(String address) throws UnknownHostException {
		assertThat(OutgoingPolicy.PUBLIC_WEB.allows(InetAddress.getByName(address), 443)).isTrue();
		assertThat(OutgoingPolicy.PUBLIC_WEB.allows(InetAddress.getByName(address), 80)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 22, 25, 53, 81, 442, 3306, 5432, 6379, 8080, 8443, 9200, 65535 })
	void connectsToNoOtherPort(int port) throws UnknownHostException {
		assertThat(OutgoingPolicy.PUBLIC_WEB.allows(InetAddress.getByName("8.8.8.8"), port)).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "example.org,www.example.org,true", "forum.example.co.uk,example.co.uk,true",
			"a.example.co.uk,b.example.co.uk,true", "one.co.uk,two.co.uk,false", "example.org,example.com,false",
			"one.github.io,two.github.io,false", "example.org,example.org.evil.com,false", "a.nhs.uk,b.nhs.uk,false",
			"notexample.org,example.org,false", "one.test,www.one.test,true", "one.test,two.test,false" })
	void knowsWhatBelongsToOneSite(String one, String other, boolean same) {
		assertThat(Sites.same(one, other)).isEqualTo(same);
		assertThat(Sites.same(other, one)).isEqualTo(same);
	}

	@ParameterizedTest
	@CsvSource({ "sedo.com,true", "www.sedo.com,true", "ww1.example.org,true", "ww25.example.org,true",
			"www.example.org,false", "dan.com,true", "jordan.com,false", "www2.example.org,false" })
	void knowsWhereNamesAreParked(String host, boolean parked) {
		assertThat(Sites.isParking(host)).isEqualTo(parked);
	}

}
