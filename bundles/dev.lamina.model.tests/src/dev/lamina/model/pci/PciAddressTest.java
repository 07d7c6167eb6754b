package dev.lamina.model.pci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PciAddressTest {
	@ParameterizedTest
	@CsvSource({ "0000:3b:00.0,0000:3b:00.0", "3B:00.0,0000:3b:00.0", "00000000:CA:1F.7,0000:ca:1f.7",
			"10de:00:02.1,10de:00:02.1",
			"10000:01:00.0,10000:01:00.0", "00010002:E1:00.0,10002:e1:00.0", "ffffffff:ff:1f.7,ffffffff:ff:1f.7",
			"' 3b:00.0',0000:3b:00.0" })
	void readsWhatProgramsWrite(String text, String address) {
		assertEquals(address, PciAddress.parse(text).orElseThrow().toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0000:3b:00", "0000:3b:00.8", "0000:3b:20.0", "g000:3b:00.0",
			"123456789:3b:00.0", "0000:3b:00.0 x", "../3b:00.0" })
	void refusesWhatIsNoAddress(String text) {
		assertTrue(PciAddress.parse(text).isEmpty(), text);
	}

	@ParameterizedTest
	@CsvSource({ "0000:3b:00.0,4,0000:3b:00.4", "0000:3b:00.0,9,0000:3b:01.1", "0000:83:00.0,16,0000:83:02.0",
			"0000:4d:00.0,256,0000:4e:00.0" })
	void virtualFunctionsFollowByRoutingId(String from, int steps, String to) {
		assertEquals(to, PciAddress.parse(from).orElseThrow().plus(steps).orElseThrow().toString());
	}

	@Test
	void isOrderedAsAHostCounts() {
		assertEquals(List.of("0000:ff:00.0", "0001:00:00.0", "ffff:00:1f.7", "10000:01:00.0", "10000:02:00.0"),
				Stream.of("10000:02:00.0", "ffff:00:1f.7", "0001:00:00.0", "10000:01:00.0", "0000:ff:00.0")
						.map(text -> PciAddress.parse(text).orElseThrow()).sorted().map(PciAddress::toString).toList());
	}

	@Test
	void thereIsNothingBehindTheLastBus() {
		assertEquals(Optional.empty(), PciAddress.parse("0000:ff:1f.7").orElseThrow().plus(1));
		assertThrows(IllegalArgumentException.class, () -> new PciAddress(0, 256, 0, 0));
		assertThrows(IllegalArgumentException.class, () -> new PciAddress(0x1_0000_0000L, 0, 0, 0));
	}
}
