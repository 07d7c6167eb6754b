package dev.lamina.dsl.ide.completion;

import dev.lamina.dsl.ide.snapshot.Texts;

public final class Show {
	public static void main(String[] args) {
		String head = "import nvidia.*\nimport stacks.*\nhost vdi1 { cpu 2 x 32 cores at 2.8 GHz memory 1 TiB system Linux hypervisor KVM gpu desktops : A40 gpu renderer : A40 }\npolicy shared for vdi1.desktops { stack NvidiaVgpu partition A40-8Q x 5 }\n"
			+ "policy free for vdi1.renderer { stack NvidiaVgpu }\nworkload Cad { each frame at 60 fps { gpu 5 ms } memory 3 GiB }\nvm designer x 2 { gpu A40-8Q on vdi1.desktops runs Cad }\n";
		for (String each : String.join(" ", args).split("@@")) {
			var placed = Texts.placed(each.startsWith("+") ? head + each.substring(1).replace("\\n","\n") : each.replace("\\n","\n"));
			System.out.println("=== " + each);
			long t = System.nanoTime();
			var list = Completion.at(placed.snapshot(), placed.offset());
			System.out.println((System.nanoTime() - t) / 1000000 + " ms");
			list.stream().limit(45).forEach(p -> System.out.println(p.sortKey() + " | " + p.kind() + " | " + p.detail() + " | " + p.insertText().replace("\n", "~") + " | " + p.replaced().offset() + "+" + p.replaced().length() + (p.additionalEdits().isEmpty() ? "" : " | +" + p.additionalEdits().getFirst().replacement().strip())));
		}
	}
}
