#!/bin/sh
# Starts toktrail with the Java that TOKTRAIL_JAVA names (a program or a Java home), else with the one it was installed
# with, else with that of JAVA_HOME, else with the one of the PATH. TOKTRAIL_JAVA_OPTIONS are further options of Java.

# The folder of this file; through symbolic links, as package managers make them.
self=$0
while [ -h "$self" ]; do
    target=$(readlink -- "$self") || break
    case $target in
        /*) self=$target ;;
        *) self=${self%/*}/$target ;;
    esac
done
case $self in
    */*) ;;
    *) self=./$self ;;
esac
case $self in
    */bin/*) lib=${self%/bin/*}/lib/toktrail ;;
    bin/*) lib=lib/toktrail ;;
    *) lib=${self%/*}/../lib/toktrail ;;
esac

if [ -n "$TOKTRAIL_JAVA" ]; then
    java=$TOKTRAIL_JAVA
    if [ -d "$java" ]; then
        java=$java/bin/java
    fi
elif [ -x "$lib/runtime/bin/java" ]; then
    java=$lib/runtime/bin/java
elif [ -n "$JAVA_HOME" ] && [ -x "$JAVA_HOME/bin/java" ]; then
    java=$JAVA_HOME/bin/java
else
    java=$(command -v java)
fi
if [ -z "$java" ] || ! command -v "$java" >/dev/null 2>&1; then
    echo "toktrail needs Java 17 or newer, and ${java:-java} was not found." \
        "Install it, or set TOKTRAIL_JAVA to the program or its home." >&2
    exit 1
fi

# The archive of prepared classes fits one Java only, and Java trusts its size.
# A damage inside is not looked for, as that would take every start a tenth longer: to rule it out, add
# -XX:+VerifySharedSpaces to TOKTRAIL_JAVA_OPTIONS, or run make-archive again.
archive=
if [ -f "$lib/classes.aot" ]; then
    classes=$lib/classes.aot
    option=-XX:AOTCache
else
    classes=$lib/classes.jsa
    option=-XX:SharedArchiveFile
fi
if [ -f "$classes" ] && { read -r size made <"$lib/classes.for"; } 2>/dev/null &&
    [ "$made" = "$java" ] && [ "$(wc -c <"$classes")" -eq "$size" ]; then
    archive=$option=$classes
fi

# A young generation of this size keeps what an import throws away out of the old one, which may grow by little more
# than it holds: a third less memory at the same speed. No optimising compiler: it earns nothing back in so short a run.
# The archive is mapped where it was made for, which saves the time to move it; -jar would read the jar's list first.
# shellcheck disable=SC2086 # the options are words
exec "$java" ${archive:+"$archive"} -Xlog:disable -XX:+IgnoreUnrecognizedVMOptions \
    -XX:+UnlockDiagnosticVMOptions -XX:ArchiveRelocationMode=0 \
    -XX:+UseSerialGC -Xmn48m -XX:InitialRAMPercentage=0.6 -XX:MinHeapFreeRatio=25 -XX:MaxHeapFreeRatio=50 \
    -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=3 -XX:-UsePerfData --enable-native-access=ALL-UNNAMED \
    -Dtoktrail.native="$lib/native" -Dtoktrail.launcher="$self" $TOKTRAIL_JAVA_OPTIONS -cp "$lib/toktrail.jar" toktrail.Main "$@"
