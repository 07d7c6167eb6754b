package dev.lamina.engine.resource;

import java.util.Arrays;

/** Jobs in the order of their finish, and of their serial where that is equal. */
final class JobHeap {
	private Job[] jobs = new Job[4];
	private int size;

	int size() {
		return size;
	}

	Job first() {
		return jobs[0];
	}

	void add(Job job) {
		if (size == jobs.length) {
			jobs = Arrays.copyOf(jobs, 2 * size);
		}
		int position = size++;
		while (position > 0) {
			int parent = (position - 1) >> 1;
			if (!before(job, jobs[parent])) {
				break;
			}
			jobs[position] = jobs[parent];
			position = parent;
		}
		jobs[position] = job;
	}

	Job removeFirst() {
		Job first = jobs[0];
		Job last = jobs[--size];
		jobs[size] = null;
		int position = 0;
		for (int child = 1; child < size; child = 2 * position + 1) {
			if (child + 1 < size && before(jobs[child + 1], jobs[child])) {
				child++;
			}
			if (!before(jobs[child], last)) {
				break;
			}
			jobs[position] = jobs[child];
			position = child;
		}
		if (size > 0) {
			jobs[position] = last;
		}
		return first;
	}

	private static boolean before(Job one, Job other) {
		return one.finish < other.finish || one.finish == other.finish && one.serial < other.serial;
	}
}
