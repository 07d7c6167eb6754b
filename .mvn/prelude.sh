# Sourced by mvnw and lamina (POSIX sh). Sets and exports JAVA_HOME and JAVA_MAJOR for a JDK 21 or newer:
# $JAVA_HOME if it is new enough, else the `javac` on the PATH, else the newest JDK in the usual places.
# Returns 1 after a sentence on stderr when there is none.

# Prints the major version of the JDK in folder $1, or 0 if that is no JDK.
jdk_major() {
	jdk_version=0
	if [ -x "$1/bin/javac" ] && [ -f "$1/release" ]; then
		while IFS= read -r jdk_line; do
			case $jdk_line in
			JAVA_VERSION=*)
				jdk_version=${jdk_line#*=}
				jdk_version=${jdk_version#\"}
				jdk_version=${jdk_version%%[!0-9]*}
				;;
			esac
		done <"$1/release"
	fi
	echo "${jdk_version:-0}"
}

find_jdk() {
	for jdk in "${JAVA_HOME:-}" "$(readlink -f "$(command -v javac)" 2>/dev/null)"; do
		jdk=${jdk%/bin/javac}
		JAVA_MAJOR=$(jdk_major "$jdk")
		if [ "$JAVA_MAJOR" -ge 21 ]; then
			JAVA_HOME=$jdk
			return 0
		fi
	done
	jdk_best=0
	for jdk in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/*jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
		/Library/Java/JavaVirtualMachines/*/Contents/Home; do
		JAVA_MAJOR=$(jdk_major "$jdk")
		if [ "$JAVA_MAJOR" -ge 21 ] && [ "$JAVA_MAJOR" -gt "$jdk_best" ]; then
			jdk_best=$JAVA_MAJOR
			JAVA_HOME=$jdk
		fi
	done
	JAVA_MAJOR=$jdk_best
	[ "$jdk_best" -ge 21 ]
}

if find_jdk; then
	export JAVA_HOME JAVA_MAJOR
else
	echo "Lamina needs a JDK 21 or newer and found none. Install one, or set JAVA_HOME to its folder." >&2
	return 1
fi
