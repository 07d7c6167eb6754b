package dev.lamina.dsl.ide.completion;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whole declarations with places to fill in, by the word with which they begin. */
public final class Templates {
	private static final Map<String, String> BY_WORD = Map.of(
			"gpu", """
					gpu ${1:Name} extends ${2:A40} {
					  $0
					}""",
			"stack", """
					stack ${1:Name} : ${2:mediated} {
					  vendors     ${3:NVIDIA}
					  hypervisors ${4:KVM}
					  hosts       ${5:Linux}
					  guests      ${6:Linux, Windows}
					  apis        ${7:OpenGL 4.6, CUDA 12}
					  cost {
					    $0
					  }
					}""",
			"host", """
					host ${1:name} {
					  cpu        ${2:2} x ${3:32} cores at ${4:2.8} GHz
					  memory     ${5:512} GiB
					  system     ${6:Linux}
					  hypervisor ${7:KVM}
					  gpu ${8:card} : ${0:A40}
					}""",
			"policy", """
					policy ${1:name} for ${2:host}.${3:gpu} {
					  stack $0
					}""",
			"workload", """
					workload ${1:Name} {
					  each frame at ${2:60} fps {
					    cpu   ${3:3} ms
					    calls ${4:1000} of ${5:OpenGL}
					    gpu   ${6:5} ms on graphics
					  }
					  memory ${7:2} GiB$0
					}""",
			"vm", """
					vm ${1:name} x ${2:1} {
					  system ${3:Linux}
					  cpu    ${4:8} cores
					  memory ${5:32} GiB
					  gpu    on ${6:host}.${7:gpu}
					  runs   ${8:Workload}
					  expect fps >= ${9:55}$0
					}""",
			"container", """
					container ${1:name} x ${2:1} {
					  cpu    ${3:8} cores
					  memory ${4:32} GiB
					  gpu    on ${5:host}.${6:gpu}
					  runs   ${7:Workload}$0
					}""",
			"simulation", """
					simulation ${1:name} {
					  for     ${2:60} s
					  warm-up ${3:5} s
					  seed    ${4:1}$0
					}""",
			"fleet", """
					fleet ${1:name} {
					  inventory "${2:nodes.csv}"
					  arrivals  "${3:pods.csv}"
					  placement ${4:least-fragmentation}
					  seed      ${5:1}$0
					}""");

	private Templates() {
	}

	/** All of them in the order of their words, with places as the language server protocol writes them: {@code ${1:name}}. */
	public static SortedMap<String, String> all() {
		return new TreeMap<>(BY_WORD);
	}

	/** The declaration; the word alone if no one has written one. */
	static String of(String word) {
		return BY_WORD.getOrDefault(word, word + " $0");
	}
}
