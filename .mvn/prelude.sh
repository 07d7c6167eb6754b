# Sourced by mvnw, lamina and releng/verify (POSIX sh). Sets and exports JAVA_HOME and JAVA_MAJOR for a JDK 21 or newer:
# $JAVA_HOME if it is new enough, else the `javac` on the PATH, else the newest JDK in the usual places.
# Returns 1 after a sentence on stderr when there is none. Also sees to it that Java can name every file.

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
	for jdk in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/*jdk* "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
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

# Prints how to come by a JDK 21 on the system that the file $1 (an os-release) describes.
jdk_advice() (
	ID= ID_LIKE= VERSION_ID= PRETTY_NAME=
	if [ -r "$1" ]; then . "$1"; fi
	release=${VERSION_ID%%[!0-9]*}
	install=
	case " $ID $ID_LIKE " in
	" debian  ") # testing and unstable have no number
		if [ "${release:-99}" -ge 13 ]; then install="apt-get install openjdk-21-jdk"; fi
		;;
	*" debian "* | *" ubuntu "*) install="apt-get install openjdk-21-jdk" ;;
	*" fedora "* | *" rhel "*) install="dnf install java-21-openjdk-devel" ;;
	*" suse "* | *" opensuse "*) install="zypper install java-21-openjdk-devel" ;;
	*" arch "*) install="pacman -S jdk21-openjdk" ;;
	*" alpine "*) install="apk add openjdk21" ;;
	esac
	if [ -n "$install" ]; then
		echo "Install one with 'sudo $install', or set JAVA_HOME to the folder of one."
	elif [ "$ID" = debian ]; then
		echo "${PRETTY_NAME:-This Debian} has none among its packages: unpack one from https://adoptium.net and set JAVA_HOME to its folder."
	else
		echo "Unpack one, from https://adoptium.net for example, and set JAVA_HOME to its folder."
	fi
)

# In the locale "C", and in one that is not installed, Java takes the names of files for ASCII and cannot open any other. If the
# character set is ASCII it becomes UTF-8; any other one stays as it is.
use_unicode() {
	case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
	C.UTF-8 | C.utf8) return 0 ;;
	'' | C | POSIX) ;;
	*)
		case $(locale charmap 2>/dev/null) in
		ANSI_X3.4-1968 | US-ASCII | ASCII | 646) ;;
		*) return 0 ;;
		esac
		;;
	esac
	LC_ALL=C.UTF-8
	export LC_ALL
}

use_unicode

if find_jdk; then
	export JAVA_HOME JAVA_MAJOR
else
	echo "Lamina needs a JDK 21 or newer and found none. $(jdk_advice /etc/os-release)" >&2
	return 1
fi
