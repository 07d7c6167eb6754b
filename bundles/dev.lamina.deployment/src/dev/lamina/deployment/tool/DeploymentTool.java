package dev.lamina.deployment.tool;

import dev.lamina.deployment.Deployment;
import dev.lamina.deployment.GenerationOutput;
import dev.lamina.deployment.GenerationResult;
import dev.lamina.deployment.Generator;
import dev.lamina.deployment.ansible.AnsibleInventory;
import dev.lamina.deployment.compose.ComposeServices;
import dev.lamina.deployment.kubernetes.KubernetesManifests;
import dev.lamina.deployment.libvirt.LibvirtDomains;
import dev.lamina.deployment.mdevctl.MediatedDevices;
import dev.lamina.deployment.mig.MigPartedConfig;
import dev.lamina.deployment.mig.NvidiaSmiScripts;
import dev.lamina.deployment.openstack.NovaSettings;
import dev.lamina.deployment.proxmox.ProxmoxVms;
import dev.lamina.deployment.sriov.VirtualFunctionScripts;
import dev.lamina.deployment.terraform.TerraformDomains;

/** The programs that Lamina writes files for, each with the word that users write for it and a line on what it gets. */
public enum DeploymentTool {
	/** Domain XML for libvirt. */
	LIBVIRT("libvirt", "a domain for each VM, for virsh define", new LibvirtDomains()),
	/** Definitions of mediated devices. */
	MDEVCTL("mdevctl", "definitions of mediated devices (GVT-g, NVIDIA vGPU up to Turing), and a script that starts them",
			new MediatedDevices()),
	/** Configurations of nvidia-mig-parted. */
	MIG_PARTED("mig-parted", "a MIG configuration for each host, for nvidia-mig-parted", new MigPartedConfig()),
	/** Scripts of nvidia-smi commands. */
	NVIDIA_SMI("nvidia-smi", "scripts that cut GPUs into MIG instances and set the vGPU scheduler", new NvidiaSmiScripts()),
	/** Scripts that make virtual functions. */
	SRIOV("sriov", "scripts that make virtual functions (NVIDIA, Intel, AMD) and give each its part",
			new VirtualFunctionScripts()),
	/** Manifests for Kubernetes. */
	KUBERNETES("kubernetes", "ConfigMaps and scripts for the GPU operator, host devices for KubeVirt, and node labels",
			new KubernetesManifests()),
	/** Options of VMs for Proxmox VE. */
	PROXMOX("proxmox", "options for each VM of Proxmox VE, and scripts that set them with qm", new ProxmoxVms()),
	/** Settings of OpenStack Nova. */
	OPENSTACK("openstack", "what nova.conf says of the GPUs of each host, PCI aliases, and flavors", new NovaSettings()),
	/** Services of Docker Compose. */
	COMPOSE("compose", "a service for each container, with its GPU or MIG instance as a CDI device", new ComposeServices()),
	/** An inventory for Ansible. */
	ANSIBLE("ansible", "an inventory of the hosts with their GPUs and of the VMs on them", new AnsibleInventory()),
	/** Domains for Terraform. */
	TERRAFORM("terraform", "a libvirt domain for each VM with a GPU, for Terraform and OpenTofu", new TerraformDomains());

	private final String id;
	private final String description;
	private final Generator generator;

	DeploymentTool(String word, String description, Generator generator) {
		this.id = word;
		this.description = description;
		this.generator = generator;
	}

	/** How users call it, and the folder that its files lie in. */
	public String id() {
		return id;
	}

	/** What is written for it, to follow its name. */
	public String description() {
		return description;
	}

	/** All files that it needs for a deployment, or the reasons why there are none. */
	public GenerationResult generate(Deployment deployment) {
		GenerationOutput generationOutput = new GenerationOutput(id);
		deployment.diagnostics().forEach(generationOutput::add);
		generator.generate(deployment, generationOutput);
		return generationOutput.toResult();
	}
}
