package dev.lamina.deployment.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostPciAddressTest {
	@ParameterizedTest
	@CsvSource({ "0000:3b:00.0,0000:3b:00.0", "3B:00.0,0000:3b:00.0", "00000000:CA:1F.7,0000:ca:1f.7",
			"10de:00:02.1,10de:00:02.1" })
	void readsWhatProgramsWrite(String text, String address) {
		assertEquals(address, HostPciAddress.parse(text).orElseThrow().toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0000:3b:00", "0000:3b:00.8", "0000:3b:20.0", "g000:3b:00.0", "0000:3b:00.0 ",
			"12345678:3b:00.0", "0000:3b:00.0\n", "../3b:00.0" })
	void refusesWhatIsNoAddress(String text) {
		assertTrue(HostPciAddress.parse(text).isEmpty(), text);
	}

	@ParameterizedTest
	@CsvSource({ "0000:3b:00.0,4,0000:3b:00.4", "0000:3b:00.0,9,0000:3b:01.1", "0000:83:00.0,16,0000:83:02.0",
			"0000:4d:00.0,256,0000:4e:00.0" })
	void virtualFunctionsFollowByRoutingId(String from, int steps, String to) {
		assertEquals(to, HostPciAddress.parse(from).orElseThrow().plus(steps).orElseThrow().toString());
	}

	@Test
	void thereIsNothingBehindTheLastBus() {
		assertEquals(Optional.empty(), HostPciAddress.parse("0000:ff:1f.7").orElseThrow().plus(1));
		assertThrows(IllegalArgumentException.class, () -> new HostPciAddress(0, 256, 0, 0));
	}
}
