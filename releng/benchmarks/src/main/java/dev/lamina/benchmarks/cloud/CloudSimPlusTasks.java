package dev.lamina.benchmarks.cloud;

import java.util.ArrayList;
import java.util.List;

import org.cloudsimplus.brokers.DatacenterBroker;
import org.cloudsimplus.brokers.DatacenterBrokerSimple;
import org.cloudsimplus.cloudlets.Cloudlet;
import org.cloudsimplus.cloudlets.CloudletSimple;
import org.cloudsimplus.core.CloudSimPlus;
import org.cloudsimplus.datacenters.DatacenterSimple;
import org.cloudsimplus.hosts.Host;
import org.cloudsimplus.hosts.HostSimple;
import org.cloudsimplus.resources.Pe;
import org.cloudsimplus.resources.PeSimple;
import org.cloudsimplus.schedulers.cloudlet.CloudletSchedulerSpaceShared;
import org.cloudsimplus.utilizationmodels.UtilizationModelFull;
import org.cloudsimplus.vms.Vm;
import org.cloudsimplus.vms.VmSimple;

/** The tasks on CloudSim Plus. */
final class CloudSimPlusTasks {
	private static final int MIPS = 1000;
	private static final int PLENTY = 1 << 20;

	private CloudSimPlusTasks() {
	}

	static long run(int hosts) {
		CloudSimPlus simulation = new CloudSimPlus();
		List<Host> machines = new ArrayList<>();
		for (int host = 0; host < hosts; host++) {
			List<Pe> cores = new ArrayList<>();
			for (int core = 0; core < TaskBenchmark.VMS; core++) {
				cores.add(new PeSimple(MIPS));
			}
			machines.add(new HostSimple(PLENTY, PLENTY, PLENTY, cores));
		}
		new DatacenterSimple(simulation, machines);
		DatacenterBroker broker = new DatacenterBrokerSimple(simulation);
		List<Vm> vms = new ArrayList<>();
		List<Cloudlet> tasks = new ArrayList<>();
		for (int number = 0; number < hosts * TaskBenchmark.VMS; number++) {
			Vm vm = new VmSimple(MIPS, 1).setRam(1).setBw(1).setSize(1).setCloudletScheduler(new CloudletSchedulerSpaceShared());
			vms.add(vm);
			for (int task = 0; task < TaskBenchmark.TASKS; task++) {
				Cloudlet cloudlet = new CloudletSimple(TaskBenchmark.TASK_SECONDS * MIPS, 1, new UtilizationModelFull());
				cloudlet.setVm(vm);
				tasks.add(cloudlet);
			}
		}
		broker.submitVmList(vms);
		broker.submitCloudletList(tasks);
		simulation.start();
		return broker.getCloudletFinishedList().size();
	}
}
