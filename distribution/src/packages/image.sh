#!/bin/sh
# Makes a folder with Ganglion and the parts of Java that it needs, for machines like this one that have no Java.
#
#   image.sh ARCHIVE FOLDER JDK     ARCHIVE is ganglion-VERSION.tar.gz; the launcher takes the Java in FOLDER/runtime
set -eu

archive=$1
folder=$2
jdk=$3

# Beside what the libraries name: images are of java.desktop, --check and plugins verify compile, drivers of databases
# ask for java.naming and java.sql, and large networks gain by vectors.
modules=java.base,java.compiler,java.desktop,java.logging,java.management,java.naming,java.sql,java.xml,jdk.compiler
modules=$modules,jdk.crypto.ec,jdk.httpserver,jdk.incubator.vector,jdk.management,jdk.unsupported,jdk.zipfs

compress=zip-6
if grep -q '^JAVA_VERSION="\(17\|18\|19\|20\)[."]' "$jdk/release"; then
  compress=2
fi
rm -rf "$folder"
mkdir -p "$folder"
tar -xzf "$archive" -C "$folder" --strip-components=1
"$jdk/bin/jlink" --add-modules "$modules" --strip-java-debug-attributes --no-header-files --no-man-pages \
  "--compress=$compress" --output "$folder/runtime" 2>&1 | grep -v 'incubator modules' >&2 || true
[ -x "$folder/runtime/bin/java" ]
