package dev.lamina.importer.kubernetes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.lamina.importer.data.DataNode;
import dev.lamina.importer.data.DataReader;
import dev.lamina.importer.facts.GpuConfiguration;
import dev.lamina.importer.facts.GpuFacts;
import dev.lamina.importer.facts.HostFacts;
import dev.lamina.importer.facts.MigInstance;
import dev.lamina.importer.facts.VmFacts;
import dev.lamina.importer.facts.VmGraphics;
import dev.lamina.importer.source.ImportDiagnostics;
import dev.lamina.importer.source.ImportDocument;
import dev.lamina.importer.source.ImportLocation;
import dev.lamina.importer.source.ImportWarningCode;
import dev.lamina.importer.source.UnreadableReportException;
import dev.lamina.model.Hypervisor;
import dev.lamina.model.OperatingSystem;

/**
 * Reads what {@code kubectl get nodes,pods,resourceslices -o json} (or yaml) prints: nodes become hosts with the GPUs that their
 * labels, their capacity or their slices of dynamic allocation say, pods that want a GPU become VMs on them.
 */
public final class ClusterReader {
	private static final String LABEL = "nvidia.com/gpu.";
	private static final String WHOLE = "nvidia.com/gpu";
	private static final Pattern MIG = Pattern.compile("nvidia\\.com/mig-(\\d{1,2}g\\.\\d{1,4}gb.{0,20})");
	private static final Pattern GPU_RESOURCE = Pattern.compile(
			"nvidia\\.com/(?:gpu|mig-).*|amd\\.com/gpu|gpu\\.intel\\.com/.*|nvidia\\.com/[A-Z].*");
	private static final Pattern SINGLE_MIG = Pattern.compile("(.+)-MIG-(\\d{1,2})g\\.(.+?)(?:-SHARED)?");
	private static final int MAX_GPUS = 64;
	private static final int MAX_INSTANCES = 512;
	private static final Set<String> WITHOUT_GPUS = Set.of("Pod", "Node", "List", "NodeList", "PodList", "ResourceSlice",
			"ResourceSliceList");

	private final ImportDiagnostics importDiagnostics;
	private final Map<String, List<GpuFacts>> slices = new LinkedHashMap<>();
	private final Set<String> otherKinds = new TreeSet<>();
	private final List<HostFacts> hosts = new ArrayList<>();
	private final List<VmFacts> vms = new ArrayList<>();

	public ClusterReader(ImportDiagnostics importDiagnostics) {
		this.importDiagnostics = importDiagnostics;
	}

	/** The hosts of all documents that were read. */
	public List<HostFacts> hosts() {
		return hosts;
	}

	/** The pods with GPUs of all documents that were read. */
	public List<VmFacts> vms() {
		return vms;
	}

	/** Reads a document. */
	public void read(ImportDocument importDocument) throws UnreadableReportException {
		List<DataNode> objects = new ArrayList<>();
		for (DataNode document : DataReader.read(importDocument)) {
			objects.addAll(document.text("kind").filter(kind -> kind.endsWith("List")).isPresent() ? document.items("items")
					: List.of(document));
		}
		if (objects.stream().noneMatch(object -> object.text("apiVersion").isPresent() || object.text("kind").isPresent())) {
			throw importDocument.line(1).refuse(
					"There is no object of Kubernetes here. Take what 'kubectl get nodes,pods -o json' prints.");
		}
		objects.stream().filter(object -> isKind(object, "ResourceSlice")).forEach(this::slice);
		objects.stream().filter(object -> isKind(object, "Node")).forEach(this::node);
		slices.forEach((name, gpus) -> {
			if (hosts.stream().noneMatch(host -> host.name().equals(name))) {
				hosts.add(HostFacts.of(name, gpus, List.of(), gpus.getFirst().place()).withSystem(OperatingSystem.LINUX,
						Optional.of(
								Hypervisor.BAREMETAL)));
			}
		});
		objects.stream().filter(object -> isKind(object, "Pod")).forEach(this::pod);
		for (DataNode object : objects) {
			String kind = object.text("kind").orElse("");
			if (!WITHOUT_GPUS.contains(kind) && otherKinds.add(kind)) {
				importDiagnostics.add(ImportWarningCode.PART_UNKNOWN, object.place(), "Objects of kind '" + kind
						+ "' are not read: nodes, pods and resource slices are.");
			}
		}
		if (hosts.isEmpty()) {
			throw importDocument.line(1).refuse(
					"There is no node with a GPU here. Take what 'kubectl get nodes,pods -o json' prints of the whole cluster.");
		}
	}

	private static boolean isKind(DataNode object, String kind) {
		return object.text("kind").filter(kind::equals).isPresent();
	}

	private void node(DataNode node) {
		String name = node.text("metadata", "name").orElse("");
		Map<String, DataNode> labels = node.entries("metadata", "labels");
		Map<String, DataNode> capacity = node.entries("status", "capacity");
		List<String> notes = new ArrayList<>();
		List<GpuFacts> gpus = slices.containsKey(name) ? slices.get(name) : gpus(node, labels, capacity, notes);
		if (gpus.isEmpty()) {
			return;
		}
		if (node.items("status", "conditions").stream().anyMatch(condition -> condition.text("type").filter("Ready"::equals)
				.isPresent() && condition.text("status").filter(status -> !status.equals("True")).isPresent())) {
			notes.add(importDiagnostics.add(ImportWarningCode.UNAVAILABLE, node.place(), "The node " + name + " is not ready."));
		}
		boolean virtual = text(labels, LABEL + "workload.config").filter(config -> config.startsWith("vm-")).isPresent();
		int cores = capacity.containsKey("cpu") ? capacity.get("cpu").text().flatMap(ResourceQuantity::of).filter(
				count -> count < 10_000).orElse(0L).intValue() : 0;
		OptionalLong memory = capacity.containsKey("memory") ? capacity.get("memory").text().flatMap(ResourceQuantity::of).map(
				OptionalLong::of).orElse(OptionalLong.empty()) : OptionalLong.empty();
		if (cores > 0) {
			notes.add("the node has " + cores + " logical processors; how many sockets it does not say");
		}
		hosts.add(new HostFacts(name, cores > 0 ? 1 : 0, cores, Optional.empty(), memory, OptionalInt.empty(), Optional.of(
				OperatingSystem.LINUX), Optional.of(virtual ? Hypervisor.KVM : Hypervisor.BAREMETAL), gpus, notes, node.place()));
	}

	private static Optional<String> text(Map<String, DataNode> values, String key) {
		return Optional.ofNullable(values.get(key)).flatMap(DataNode::text).filter(said -> !said.isEmpty());
	}

	private static int number(Map<String, DataNode> values, String key) {
		return text(values, key).filter(digits -> digits.matches("\\d{1,5}")).map(Integer::parseInt).orElse(0);
	}

	private List<GpuFacts> gpus(DataNode node, Map<String, DataNode> labels, Map<String, DataNode> capacity, List<String> notes) {
		Map<String, Integer> mig = new LinkedHashMap<>();
		capacity.forEach((resource, value) -> {
			Matcher profile = MIG.matcher(resource);
			int count = number(capacity, resource);
			if (profile.matches() && count > 0) {
				mig.put(profile.group(1).replaceAll("\\.me\\b", "+me"), Math.min(count, MAX_INSTANCES));
			} else if (GPU_RESOURCE.matcher(resource).matches() && !resource.equals(WHOLE) && count > 0) {
				notes.add(importDiagnostics.add(ImportWarningCode.NO_WORD, value.place(), "What " + resource + " (" + count
						+ ") is of the GPUs of this node is not understood."));
			}
		});
		String product = text(labels, LABEL + "product").orElse("");
		int replicas = Math.max(1, number(labels, LABEL + "replicas"));
		int count = number(labels, LABEL + "count");
		if (count == 0) {
			count = number(capacity, WHOLE) / replicas;
		}
		Matcher single = SINGLE_MIG.matcher(product);
		if (single.matches()) {
			int slicesOfOne = Math.max(1, Integer.parseInt(single.group(2)));
			int perGpu = Math.max(1, 7 / slicesOfOne);
			mig.put(single.group(2) + "g." + single.group(3), Math.min(count, MAX_INSTANCES));
			count = (count + perGpu - 1) / perGpu;
			product = single.group(1);
		}
		if (product.isEmpty() && count == 0 && mig.isEmpty()) {
			return List.of();
		}
		count = Math.max(1, Math.min(count, MAX_GPUS));
		OptionalLong memory = number(labels, LABEL + "memory") > 0 && !single.matches()
				? OptionalLong.of((long) number(labels, LABEL
						+ "memory") << 20)
				: OptionalLong.empty();
		Optional<String> name = Optional.of(product.replaceFirst("-SHARED$", "")).filter(said -> !said.isEmpty());
		if (name.isEmpty()) {
			notes.add(importDiagnostics.add(ImportWarningCode.INCOMPLETE, node.place(), "The node has no label " + LABEL
					+ "product, which GPU feature discovery sets."));
		}
		GpuFacts facts = GpuFacts.at(node.place()).withName("gpu0").withIdentity(Optional.empty(), name, memory).withCount(count);
		return List.of(mig.isEmpty() ? facts.withConfiguration(whole(labels, replicas)) : cut(facts, mig, count));
	}

	private static GpuConfiguration whole(Map<String, DataNode> labels, int replicas) {
		boolean mps = text(labels, LABEL + "sharing-strategy").filter("mps"::equals).isPresent();
		return text(labels, LABEL + "workload.config").filter(config -> config.startsWith("vm-")).isPresent()
				? text(labels, LABEL + "workload.config").filter("vm-passthrough"::equals).isPresent()
						? new GpuConfiguration.PassThrough() : new GpuConfiguration.TimeSliced()
				: new GpuConfiguration.ManagedByStack(replicas == 1 ? "NvidiaContainer" : mps ? "Mps" : "ContainerTimeSlicing",
						List
								.of());
	}

	private GpuFacts cut(GpuFacts facts, Map<String, Integer> mig, int count) {
		List<MigInstance> instances = new ArrayList<>();
		GpuFacts noted = facts;
		for (Map.Entry<String, Integer> profile : mig.entrySet()) {
			if (profile.getValue() % count != 0) {
				noted = noted.withNote(importDiagnostics.add(ImportWarningCode.INCOMPLETE, facts.place(),
						"The node has " + profile
								.getValue() + " instances of " + profile.getKey() + " on " + count
								+ " GPUs, and does not say which has how many. Import what 'nvidia-smi -L' prints on it."));
			}
			instances.addAll(Collections.nCopies(profile.getValue() / count, new MigInstance(Optional.of(profile.getKey()),
					OptionalLong.empty(), OptionalInt.empty(), Optional.empty(), OptionalInt.empty(), facts.place())));
		}
		return noted.withConfiguration(new GpuConfiguration.Mig(instances));
	}

	/** Devices of NVIDIA's driver for dynamic allocation: GPUs, and instances of those that are cut. */
	private void slice(DataNode slice) {
		String node = slice.text("spec", "nodeName").orElse("");
		if (node.isEmpty() || !slice.text("spec", "driver").filter("gpu.nvidia.com"::equals).isPresent()) {
			importDiagnostics.add(ImportWarningCode.PART_UNKNOWN, slice.place(),
					"The slice of driver '" + slice.text("spec", "driver")
							.orElse("") + "' is not understood.");
			return;
		}
		Map<String, GpuFacts> byUuid = new LinkedHashMap<>();
		Map<String, List<MigInstance>> cuts = new LinkedHashMap<>();
		for (DataNode item : slice.items("spec", "devices").stream().limit(MAX_INSTANCES).toList()) {
			DataNode device = item.child("basic").orElse(item);
			String kind = value(device, "type").orElse("gpu");
			String uuid = value(device, kind.equals("mig") ? "parentUUID" : "uuid").orElse(item.text("name").orElse(""));
			Optional<String> product = value(device, "productName");
			if (kind.equals("mig")) {
				cuts.computeIfAbsent(uuid, first -> new ArrayList<>()).add(new MigInstance(value(device, "profile"), OptionalLong
						.empty(), OptionalInt.empty(), Optional.empty(), OptionalInt.empty(), item.place()));
				byUuid.putIfAbsent(uuid, gpu(item.place(), product, OptionalLong.empty(), uuid));
			} else {
				OptionalLong memory = device.text("capacity", "memory", "value").or(() -> device.text("capacity", "memory"))
						.flatMap(
								ResourceQuantity::of)
						.map(OptionalLong::of).orElse(OptionalLong.empty());
				byUuid.put(uuid, gpu(item.place(), product, memory, uuid));
			}
		}
		List<GpuFacts> gpus = slices.computeIfAbsent(node, first -> new ArrayList<>());
		byUuid.forEach((uuid, facts) -> gpus.add(facts.withName("gpu" + gpus.size()).withConfiguration(cuts.containsKey(uuid)
				? new GpuConfiguration.Mig(cuts.get(uuid)) : new GpuConfiguration.ManagedByStack("NvidiaContainer", List.of()))));
		if (gpus.isEmpty()) {
			slices.remove(node);
		}
	}

	private static GpuFacts gpu(ImportLocation importLocation, Optional<String> product, OptionalLong memory, String uuid) {
		return GpuFacts.at(importLocation).withIdentity(Optional.empty(), product, memory).withNote(uuid);
	}

	private static Optional<String> value(DataNode device, String attribute) {
		return device.text("attributes", attribute, "string").or(() -> device.text("attributes", attribute));
	}

	private void pod(DataNode pod) {
		String name = pod.text("metadata", "name").orElse("");
		Map<String, Integer> wanted = new LinkedHashMap<>();
		long cores = 0;
		long memory = 0;
		for (DataNode container : pod.items("spec", "containers")) {
			Map<String, DataNode> limits = container.entries("resources", "limits");
			Map<String, DataNode> requests = container.entries("resources", "requests");
			limits.keySet().stream().filter(key -> GPU_RESOURCE.matcher(key).matches())
					.forEach(key -> wanted.merge(key, number(limits,
							key), Integer::sum));
			cores += text(requests, "cpu").or(() -> text(limits, "cpu")).flatMap(ResourceQuantity::of).orElse(0L);
			memory += text(requests, "memory").or(() -> text(limits, "memory")).flatMap(ResourceQuantity::of).orElse(0L);
		}
		boolean ended = pod.text("status", "phase").filter(phase -> Set.of("Succeeded", "Failed").contains(phase)).isPresent();
		if (wanted.isEmpty() || ended) {
			return;
		}
		List<String> notes = new ArrayList<>();
		pod.text("metadata", "namespace").ifPresent(namespace -> notes.add("namespace " + namespace));
		String node = pod.text("spec", "nodeName").orElse("");
		Map.Entry<String, Integer> first = wanted.entrySet().iterator().next();
		if (wanted.size() > 1 || first.getValue() > 1) {
			notes.add(importDiagnostics.add(ImportWarningCode.NO_WORD, pod.place(),
					name + " wants " + String.join(", ", wanted.entrySet()
							.stream().map(each -> each.getKey() + " x " + each.getValue()).toList())
							+ "; a VM of the language has one GPU or one part of it, and the first is kept."));
		}
		Optional<HostFacts> host = hosts.stream().filter(each -> each.name().equals(node)).findFirst();
		Matcher mig = MIG.matcher(first.getKey());
		VmGraphics graphics = host.isPresent() && (mig.matches() || first.getKey().equals(WHOLE))
				? new VmGraphics.Reported(node, host.get().gpus().getFirst().name().orElse("gpu0"),
						mig.matches() ? mig.group(1) : "")
				: new VmGraphics.None();
		if (graphics instanceof VmGraphics.None) {
			notes.add(importDiagnostics.add(ImportWarningCode.INCOMPLETE, pod.place(), node.isEmpty() ? name
					+ " waits for a node, and is left without a GPU."
					: "The GPU of " + name + ", " + first.getKey() + " on " + node
							+ ", is not in the model."));
		}
		vms.add(new VmFacts(name, Optional.empty(), Optional.empty(), cores > 0 && cores < 10_000 ? OptionalInt.of((int) cores)
				: OptionalInt.empty(), memory > 0 ? OptionalLong.of(memory) : OptionalLong.empty(),
				Optional.of(OperatingSystem.LINUX),
				List.of(), graphics, notes, pod.place()));
	}
}
