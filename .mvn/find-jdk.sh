# SPDX-FileCopyrightText: The Sotto authors
# SPDX-License-Identifier: Apache-2.0
#
# Sourced by ./mvnw and ./sotto (POSIX sh): finds a JDK of version 25 or later and exports JAVA_HOME.
# Looks at JAVA_HOME, then PATH, then the usual install folders. Says what to install and exits 1 if there is none.

sotto_jdk_min=25

# Prints the feature version (25 of 25.0.1, 8 of 1.8.0) of the JDK in $1, or nothing.
sotto_jdk_version() {
  sotto_v=
  if [ -r "$1/release" ]; then
    sotto_v=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9][0-9.]*\).*/\1/p' "$1/release" | head -n 1)
  fi
  if [ -z "$sotto_v" ]; then
    sotto_v=$("$1/bin/java" -version 2>&1 </dev/null |
      sed -n 's/^[^"]* version "\([0-9][0-9.]*\).*/\1/p' | head -n 1) || :
  fi
  sotto_v=${sotto_v#1.}
  printf '%s\n' "${sotto_v%%.*}"
}

# Whether $1 is the home of a JDK (not of a JRE) that is new enough.
sotto_jdk_fits() {
  [ -n "$1" ] && [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  sotto_v=$(sotto_jdk_version "$1")
  [ -n "$sotto_v" ] && [ "$sotto_v" -ge "$sotto_jdk_min" ] 2>/dev/null
}

# Prints the home that the javac on PATH belongs to, symbolic links followed.
sotto_jdk_on_path() {
  sotto_f=$(command -v javac 2>/dev/null) || return 0
  while [ -L "$sotto_f" ]; do
    sotto_l=$(readlink "$sotto_f") || return 0
    case $sotto_l in
      /*) sotto_f=$sotto_l ;;
      *) sotto_f=$(dirname "$sotto_f")/$sotto_l ;;
    esac
  done
  (CDPATH='' cd -P "$(dirname "$sotto_f")/.." 2>/dev/null && pwd -P) || :
}

# Prints the first home that fits.
sotto_jdk_find() {
  if sotto_jdk_fits "${JAVA_HOME-}"; then
    printf '%s\n' "$JAVA_HOME"
    return 0
  fi
  sotto_d=$(sotto_jdk_on_path)
  if sotto_jdk_fits "$sotto_d"; then
    printf '%s\n' "$sotto_d"
    return 0
  fi
  # macOS has a stub javac on PATH that only forwards: its homes are among the folders below.
  for sotto_d in \
    /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /opt/*jdk* /opt/java/* \
    "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* "${HOME-}"/.local/share/mise/installs/java/* \
    "${HOME-}"/.asdf/installs/java/* "${HOME-}"/.jenv/versions/* "${HOME-}"/.gradle/jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /home/linuxbrew/.linuxbrew/opt/openjdk*; do
    if sotto_jdk_fits "$sotto_d"; then
      printf '%s\n' "$sotto_d"
      return 0
    fi
  done
  return 1
}

# In a subshell with globbing on: the caller's options stay as they are.
if sotto_jdk=$(set +ef && sotto_jdk_find); then
  JAVA_HOME=$sotto_jdk
  export JAVA_HOME
else
  cat >&2 <<END
Sotto needs a JDK of version $sotto_jdk_min or later; none was found.

  Debian, Ubuntu   apt install temurin-25-jdk   (https://adoptium.net/installation/linux), or openjdk-25-jdk
  Fedora           dnf install java-25-openjdk-devel
  macOS            brew install --cask temurin@25
  others           https://adoptium.net/temurin/releases/?version=25

If it stands in an unusual folder, set JAVA_HOME to that folder.
END
  exit 1
fi
unset sotto_jdk
