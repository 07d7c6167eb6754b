package dev.lamina.engine.resource;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.lamina.engine.event.Kernel;
import dev.lamina.engine.statistics.MeasurementWindow;
import dev.lamina.engine.statistics.ResourceResult;

/**
 * Processor sharing of a capacity: a job has at most the width of its port (its weight), a port at most its limit, and where the
 * capacity does not suffice it is shared max-min fairly between ports and equally between the jobs of a port. Ports with a common
 * bound want no more than that together, each its proportional part.
 * <p>
 * Each port keeps its virtual time, the service that each of its jobs has had since the port became active, and its
 * jobs in the order of the virtual time at which they finish. A port's virtual time follows one of two clocks. While the
 * port itself is the bottleneck (too few jobs, or its limit) that is real time. While the capacity is the bottleneck it
 * is the level clock, which advances by the fair level of a port per nanosecond. So a change of the level moves no port but those
 * that go from one clock to the other, and heaps know which these are and who finishes next: an event costs the logarithm of the
 * number of ports, saturated or not.
 */
final class FairShareStation implements Station {
	/** Allows for rounding in sums of limits, and in times just after a whole nanosecond. */
	private static final double TOLERANCE = 1e-9;

	private final Kernel kernel;
	private final Resource resource;
	private final double capacity;
	private final double speed;
	private final long latency;
	private final MeasurementWindow measurementWindow;
	private final CapacityUsage capacityUsage;
	private final List<Port> ports;

	// by port
	private final JobHeap[] jobs;
	private final double[] limit;
	private final int[] width;
	private final double[] wanted;
	private final double[] virtual;
	private final double[] pace;
	private final long[] realMark;
	private final double[] levelMark;
	private final boolean[] levelled;
	private final int[] timer;
	/** The ports with the same bound, itself included, and the most that they may use together. */
	private final int[][] companions;
	private final double[] together;

	/** Ports that have all they want, the one that wants most first (keys are negative). */
	private final IndexHeap free;
	/** Ports held at the level, the one that wants least first. */
	private final IndexHeap held;
	/** The same ports by the level clock at which their next job finishes. */
	private final IndexHeap dues;
	private int active;
	private double wantedTotal;
	private double freeTotal;

	private final int levelTimer;
	private double level;
	private double levelClock;

	private long mark;
	private double busy;
	private long serial;

	/** Who is told, if anybody. */
	private StationListener stationListener;

	/**
	 * @param capacity units
	 * @param speed demand that one unit serves per nanosecond
	 * @param latency nanoseconds after the service
	 */
	FairShareStation(Kernel kernel, Resource resource, double capacity, double speed, long latency, List<Port> ports,
			MeasurementWindow measurementWindow) {
		this.kernel = kernel;
		this.resource = resource;
		this.capacity = capacity;
		this.speed = speed;
		this.latency = latency;
		this.measurementWindow = measurementWindow;
		capacityUsage = new CapacityUsage(ports, measurementWindow);
		this.ports = ports;
		int count = ports.size();
		jobs = new JobHeap[count];
		Arrays.setAll(jobs, port -> new JobHeap());
		limit = ports.stream().mapToDouble(Port::limit).toArray();
		width = ports.stream().mapToInt(Port::weight).toArray();
		together = ports.stream().mapToDouble(port -> port.sharedLimit().map(SharedLimit::limit).orElse(Double.POSITIVE_INFINITY))
				.toArray();
		companions = companions(ports);
		wanted = new double[count];
		virtual = new double[count];
		pace = new double[count];
		realMark = new long[count];
		levelMark = new double[count];
		levelled = new boolean[count];
		timer = new int[count];
		Arrays.setAll(timer, port -> kernel.registerTimer(this::finish, port));
		free = new IndexHeap(count);
		held = new IndexHeap(count);
		dues = new IndexHeap(count);
		levelTimer = kernel.registerTimer(ignored -> finish(dues.first()), 0);
	}

	private static int[][] companions(List<Port> ports) {
		Map<String, int[]> bound = new HashMap<>();
		int[][] companions = new int[ports.size()][];
		for (int port = 0; port < companions.length; port++) {
			if (ports.get(port).sharedLimit().isEmpty()) {
				companions[port] = new int[] { port };
			} else {
				int[] before = bound.getOrDefault(ports.get(port).sharedLimit().get().name(), new int[0]);
				int[] more = Arrays.copyOf(before, before.length + 1);
				more[before.length] = port;
				bound.put(ports.get(port).sharedLimit().get().name(), more);
			}
		}
		for (int port = 0; port < companions.length; port++) {
			companions[port] = companions[port] == null ? bound.get(ports.get(port).sharedLimit().get().name())
					: companions[port];
		}
		return companions;
	}

	@Override
	public void submit(Job job, int port) {
		advance();
		follow(port);
		if (jobs[port].size() == 0) {
			active++;
		}
		double work = job.demand / speed;
		double alone = Math.min(Math.min(width[port], capacity), limit[port]);
		job.service = Math.max(1, (long) Math.ceil(work / alone - TOLERANCE));
		job.switching = 0;
		job.since = kernel.now();
		job.serial = serial++;
		job.remaining = Math.round(work);
		job.finish = virtual[port] + work;
		jobs[port].add(job);
		if (stationListener != null) {
			stationListener.jobArrived(ports.get(port), job, job.since);
		}
		share(port);
	}

	private void finish(int port) {
		advance();
		follow(port);
		Job job = jobs[port].removeFirst();
		virtual[port] = Math.max(virtual[port], job.finish);
		if (jobs[port].size() == 0) {
			virtual[port] = 0;
			active--;
		}
		share(port);
		job.service = Math.min(job.service, kernel.now() - job.since) + latency;
		capacityUsage.count(port, job.term, job.remaining, kernel.now());
		if (stationListener != null) {
			stationListener.shared(ports.get(port), job, job.since, kernel.now());
			stationListener.jobCompleted(ports.get(port), job, kernel.now());
		}
		if (latency > 0) {
			kernel.scheduleAfter(job.timer, latency);
		} else {
			job.completed();
		}
	}

	/** Brings the clocks of the station to the present. */
	private void advance() {
		long now = kernel.now();
		busy += measurementWindow.within(mark, now) * Math.min(wantedTotal, capacity);
		levelClock += level * (now - mark);
		mark = now;
	}

	/** Brings the virtual time of a port to the present. */
	private void follow(int port) {
		double elapsed = levelled[port] ? levelClock - levelMark[port] : mark - realMark[port];
		virtual[port] += elapsed * pace[port];
		levelMark[port] = levelClock;
		realMark[port] = mark;
	}

	/** Shares the capacity again after the jobs of one port have changed. */
	private void share(int changed) {
		int[] bound = companions[changed];
		double factor = bound.length == 1 ? 1 : part(bound, together[changed]);
		for (int port : bound) {
			follow(port);
			want(port, factor * wish(port));
		}
		if (wantedTotal > capacity * (1 + TOLERANCE)) {
			level();
		} else {
			while (!held.isEmpty()) {
				release(held.first());
			}
		}
		for (int port : bound) {
			pace(port);
		}
		awaitLevelled();
	}

	/** The part of what bound ports would have that they may have together. */
	private double part(int[] bound, double most) {
		double wishes = 0;
		for (int port : bound) {
			wishes += wish(port);
		}
		return wishes > most ? most / wishes : 1;
	}

	private double wish(int port) {
		return Math.min((double) jobs[port].size() * width[port], limit[port]);
	}

	/** Notes how much a port wants now; one without jobs is neither free nor held. */
	private void want(int port, double wants) {
		double more = wants - wanted[port];
		wantedTotal = active == 0 ? 0 : wantedTotal + more;
		wanted[port] = wants;
		if (levelled[port] && wants > 0) {
			held.put(port, wants);
		} else if (levelled[port]) {
			release(port);
			forget(port);
		} else if (wants > 0) {
			free.put(port, -wants);
			freeTotal += more;
		} else {
			freeTotal += more;
			forget(port);
		}
	}

	/** Sums of doubles may be off by a rounding; that of nothing is not. */
	private void forget(int port) {
		free.remove(port);
		freeTotal = free.isEmpty() ? 0 : freeTotal;
	}

	/**
	 * Finds the level at which ports that want more are held, so that all together have the capacity (water filling). Holding one
	 * that wants more than the level raises it, and so does releasing one that wants less: each port goes at most twice.
	 */
	private void level() {
		level = fairLevel();
		while (true) {
			if (!free.isEmpty() && -free.firstKey() > level) {
				hold(free.first());
			} else if (!held.isEmpty() && held.firstKey() <= level) {
				release(held.first());
			} else {
				return;
			}
			level = Math.max(level, fairLevel());
		}
	}

	private double fairLevel() {
		return held.isEmpty() ? Double.NEGATIVE_INFINITY : (capacity - freeTotal) / held.size();
	}

	private void hold(int port) {
		freeTotal -= wanted[port];
		forget(port);
		held.put(port, wanted[port]);
		follow(port);
		levelled[port] = true;
		kernel.cancel(timer[port]);
		pace(port);
	}

	private void release(int port) {
		held.remove(port);
		dues.remove(port);
		free.put(port, -wanted[port]);
		freeTotal += wanted[port];
		follow(port);
		levelled[port] = false;
		pace(port);
	}

	/** Sets how fast the virtual time of a port follows its clock, and when by that clock its next job finishes. */
	private void pace(int port) {
		int count = jobs[port].size();
		if (count == 0) {
			kernel.cancel(timer[port]);
		} else if (levelled[port]) {
			pace[port] = 1.0 / count;
			dues.put(port, levelMark[port] + (jobs[port].first().finish - virtual[port]) * count);
		} else {
			pace[port] = wanted[port] / count;
			kernel.scheduleAfter(timer[port], nanoseconds((jobs[port].first().finish - virtual[port]) / pace[port]));
		}
	}

	/** Sets the timer of the levelled port that finishes first. */
	private void awaitLevelled() {
		if (dues.isEmpty()) {
			level = 0;
			levelClock = 0;
			kernel.cancel(levelTimer);
		} else {
			kernel.scheduleAfter(levelTimer, nanoseconds((dues.firstKey() - levelClock) / level));
		}
	}

	private static long nanoseconds(double time) {
		return (long) Math.max(0, Math.ceil(time - TOLERANCE));
	}

	@Override
	public void setListener(StationListener watcher) {
		stationListener = watcher;
	}

	@Override
	public ResourceResult result() {
		advance();
		double all = capacity * measurementWindow.measured();
		return new ResourceResult(resource.name(), capacity, measurementWindow.measured(), busy, 0, Math.max(0, all - busy),
				capacityUsage.results());
	}
}
