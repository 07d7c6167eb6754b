package dev.lamina.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.lamina.result.ModelResult;
import dev.lamina.result.json.ResultWriter;

class ResultWriterTest {
	@Test
	void oneResultIsOneObject() throws IOException {
		assertEquals("""
				{
				  "schema": "lamina-result/1",
				  "model": "acme.vdi",
				  "simulation": "monday",
				  "variation": {},
				  "seed": 1,
				  "replications": 10,
				  "duration": 60,
				  "warmUp": 5,
				  "runHash": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
				  "vms": [
				    {
				      "name": "designer[0]",
				      "stack": "NvidiaVgpu",
				      "technique": "mediated",
				      "workload": "CadViewport",
				      "place": "vdi1.desktops",
				      "operation": "frame",
				      "completed": 3295,
				      "throughput": {
				        "value": 59.84,
				        "unit": "fps",
				        "low": 59.5,
				        "high": 60.18
				      },
				      "latency": {
				        "unit": "s",
				        "mean": 0.0091,
				        "p50": 0.0091,
				        "p95": 0.019764,
				        "p99": 0.02196,
				        "max": 0.04392
				      },
				      "slowdown": 0.0812,
				      "performance": 0.997,
				      "breakdown": {
				        "cpu": 0.003,
				        "gpu": 0.0055,
				        "wait": 0.0005,
				        "upload": 0.0001
				      }
				    },
				    {
				      "name": "batch",
				      "stack": "NvidiaVgpu",
				      "technique": "mediated",
				      "workload": "Training",
				      "place": "vdi1.desktops",
				      "operation": "iteration",
				      "completed": 0,
				      "throughput": {
				        "value": 0,
				        "unit": "/s",
				        "low": 0,
				        "high": 0
				      },
				      "latency": {
				        "unit": "s",
				        "mean": null,
				        "p50": null,
				        "p95": null,
				        "p99": null,
				        "max": null
				      },
				      "slowdown": null,
				      "performance": null,
				      "breakdown": {}
				    }
				  ],
				  "gpus": [
				    {
				      "name": "vdi1.desktops",
				      "type": "A40",
				      "stack": "NvidiaVgpu",
				      "scheduler": "fixed-share",
				      "memory": 51539607552,
				      "usedMemory": 17179869184,
				      "engines": [
				        {
				          "name": "graphics",
				          "utilization": 0.3301,
				          "switchOverhead": 0.0125,
				          "fairness": 0.5,
				          "shares": {
				            "designer[0]": 0.33,
				            "batch": 0.0001
				          }
				        },
				        {
				          "name": "copy",
				          "utilization": 0.004,
				          "switchOverhead": 0,
				          "fairness": 1,
				          "shares": {}
				        }
				      ]
				    }
				  ],
				  "capacity": [],
				  "hosts": [
				    {
				      "name": "vdi1",
				      "cores": 64,
				      "virtualizationCores": 0.0421,
				      "guestCores": 12.5
				    }
				  ],
				  "expectations": [
				    {
				      "vm": "designer[0]",
				      "text": "fps >= 55",
				      "metric": "fps",
				      "measured": 59.84,
				      "low": 59.5,
				      "high": 60.18,
				      "comparison": ">=",
				      "limit": 55,
				      "unit": "fps",
				      "holds": true
				    },
				    {
				      "vm": "designer[0]",
				      "text": "frame-time p99 <= 20 ms",
				      "metric": "frame-time",
				      "measured": 21.96,
				      "low": 21.5,
				      "high": 22.42,
				      "comparison": "<=",
				      "limit": 20,
				      "unit": "ms",
				      "holds": false
				    }
				  ]
				}
				""", json(SampleResults.alone(SampleResults.desktops())));
	}

	@Test
	void severalResultsAreAList() throws IOException {
		String json = json(new ModelResult.OfSimulation(
				List.of(SampleResults.run("Vfio", 99.5, 0.02, true), SampleResults.run("RCuda", 1e-9 / 3, 1e12, false)),
				List.of(SampleResults.impossible())), SampleResults.fleet());
		assertTrue(
				json.startsWith(
						"{\n  \"schema\": \"lamina-results/1\",\n  \"runs\": [\n    {\n      \"schema\": \"lamina-result/1\""),
				json);
		assertTrue(json.contains("\"policy service.stack\": \"RCuda\""), json);
		assertTrue(json.contains("\"value\": 0.000000000333333,"), json);
		assertTrue(json.contains("\"slowdown\": 1000000000000,"), json);
		assertTrue(json.contains("\"schema\": \"lamina-fleet/1\""), json);
		assertTrue(json.endsWith("""
				  "impossible": [
				    {
				      "model": "choice",
				      "simulation": "choice",
				      "variation": {
				        "policy service.stack": "Vfio",
				        "vm client.count": "2"
				      },
				      "reason": "node.g goes as a whole to client[0]."
				    }
				  ]
				}
				"""), json);
	}

	@Test
	void fleetIsAnObjectOfItsOwn() throws IOException {
		String json = json(SampleResults.fleet());
		assertTrue(json.startsWith("""
				{
				  "schema": "lamina-fleet/1",
				  "model": "acme.cluster",
				  "fleet": "openb",
				  "placement": "best-fit",
				  "seed": 42,
				  "hosts": 3,
				  "gpus": 12,
				  "arrived": 35,
				  "placed": 30,
				  "points": [
				    {
				      "load": 0,
				      "allocated": 0,
				      "fragmented": 0.05
				    },
				"""), json);
	}

	@Test
	void rateGivenAsANumberHasAUnit() throws IOException {
		assertTrue(json(SampleResults.alone(SampleResults.run("Vfio", 99.5, 0.02, true))).contains("\"unit\": \"%\""));
		assertTrue(json(SampleResults.alone(SampleResults.plainRate())).contains("\"unit\": \"fps\",\n      \"holds\""));
	}

	@Test
	void onlyWhoWasInterruptedHasADowntime() throws IOException {
		String json = json(SampleResults.alone(SampleResults.migration()));
		assertTrue(json.contains("\"downtime\": 0.0017,\n      \"interruption\": 0.6,\n      \"causes\": ["), json);
		assertTrue(json.replaceAll("\\s+", "").contains("\"causes\":[\"migrate\",\"fail\"]"), json);
		assertEquals(json.indexOf("\"downtime\""), json.lastIndexOf("\"downtime\""));
	}

	@Test
	void schemaLiesBesideTheClass() throws IOException {
		for (String name : List.of("lamina-result-1.schema.json", "lamina-fleet-1.schema.json")) {
			try (var schema = ResultWriter.class.getResourceAsStream(name)) {
				assertNotNull(schema, name);
			}
		}
	}

	private static String json(ModelResult... findings) throws IOException {
		StringWriter writer = new StringWriter();
		ResultWriter.write(List.of(findings), writer);
		return writer.toString();
	}
}
