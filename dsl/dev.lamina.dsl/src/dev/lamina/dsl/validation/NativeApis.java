package dev.lamina.dsl.validation;

import static dev.lamina.model.OperatingSystem.ESXI;
import static dev.lamina.model.OperatingSystem.FREEBSD;
import static dev.lamina.model.OperatingSystem.LINUX;
import static dev.lamina.model.OperatingSystem.MACOS;
import static dev.lamina.model.OperatingSystem.WINDOWS;

import java.util.List;

import dev.lamina.model.Api;
import dev.lamina.model.OperatingSystem;

/**
 * Which operating systems have a native driver for which interface, whatever the GPU.
 *
 * <p>Direct3D is a part of Windows; CUDA, ROCm, Level Zero and the video engines have drivers for Linux and Windows; Vulkan has
 * none on macOS. ESXi runs VMware's own renderer, which takes what its guests send.
 */
public final class NativeApis {
	private NativeApis() {
	}

	/** The systems that have an interface, the usual one first. */
	public static List<OperatingSystem> systems(Api api) {
		return switch (api) {
			case DIRECTX -> List.of(WINDOWS, ESXI);
			case OPENGL, OPENCL -> List.of(LINUX, WINDOWS, MACOS, FREEBSD, ESXI);
			case OPENGLES, VULKAN -> List.of(LINUX, WINDOWS, FREEBSD, ESXI);
			case CUDA, ROCM, LEVELZERO, VIDEOCODEC -> List.of(LINUX, WINDOWS, ESXI);
		};
	}

	/** Whether a system has an interface. */
	public static boolean has(OperatingSystem system, Api api) {
		return systems(api).contains(system);
	}
}
