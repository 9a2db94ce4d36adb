# toktrail: everything is built from here, under build/, with javac and jar alone.
# make help lists the targets.

VERSION       := $(shell sed -n 's/.*NUMBER = "\(.*\)".*/\1/p' src/toktrail/cli/frame/Version.java)
SQLITE_VERSION := 3.53.4.0
SQLITE_SHA256 := bcb1f51e36f940867e83342f9efbf5968ac44a6bef4d397bb4af7b17b45cd2fb

ifneq ($(JAVA_HOME),)
JAVA ?= $(JAVA_HOME)/bin/java
JAVAC ?= $(JAVA_HOME)/bin/javac
JAR ?= $(JAVA_HOME)/bin/jar
JLINK ?= $(JAVA_HOME)/bin/jlink
endif
JAVA   ?= java
JAVAC  ?= javac
JAR    ?= jar
JLINK  ?= jlink
MVN    ?= mvn

# Strings are joined without bootstrap methods, which saves a tenth of the start-up time.
JAVAC_FLAGS := --release 17 -encoding UTF-8 -proc:none -XDstringConcat=inline
STRICT      := -Xlint:all -Xdoclint:all,-missing -Werror
JAVA_FLAGS  := -Xshare:auto -XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED

SRC       := $(sort $(shell find src -name '*.java'))
RESOURCES := $(sort $(shell find src/toktrail -type f ! -name '*.java'))
PROSE     := $(sort $(wildcard man/*.in))
TEST      := $(sort $(shell find test -name '*.java'))
JARFILE   := build/toktrail.jar
SQLITE    := build/lib/sqlite-jdbc.jar

.PHONY: all test golden check strict lint reproducible man fuzz bench run demo install uninstall dist clean help
.DELETE_ON_ERROR:

all: $(JARFILE) ## build the jar (default)

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

# The one library: given by SQLITE_JDBC, else from the local Maven repository, else fetched by Maven. The hash decides.
$(SQLITE): Makefile
	@mkdir -p build/lib
	@jar='$(SQLITE_JDBC)'; \
	local="$${HOME}/.m2/repository/org/xerial/sqlite-jdbc/$(SQLITE_VERSION)/sqlite-jdbc-$(SQLITE_VERSION).jar"; \
	if [ -z "$$jar" ] && [ -f "$$local" ]; then jar="$$local"; fi; \
	if [ -z "$$jar" ] && command -v $(MVN) >/dev/null 2>&1; then \
	  $(MVN) -q -B dependency:copy -Dartifact=org.xerial:sqlite-jdbc:$(SQLITE_VERSION) \
	    -DoutputDirectory="$(CURDIR)/build/lib" -Dmdep.useBaseVersion=true >build/lib/maven.log 2>&1 || true; \
	  jar="build/lib/sqlite-jdbc-$(SQLITE_VERSION).jar"; \
	fi; \
	if [ -z "$$jar" ] || [ ! -f "$$jar" ]; then \
	  echo "sqlite-jdbc $(SQLITE_VERSION) was not found and could not be fetched (see build/lib/maven.log)." >&2; \
	  echo "Give the jar with: make SQLITE_JDBC=/path/to/sqlite-jdbc-$(SQLITE_VERSION).jar" >&2; exit 1; \
	fi; \
	sum=$$( (sha256sum "$$jar" 2>/dev/null || shasum -a 256 "$$jar") | cut -d' ' -f1); \
	if [ "$$sum" != "$(SQLITE_SHA256)" ]; then \
	  echo "$$jar has SHA-256 $$sum, expected $(SQLITE_SHA256) (sqlite-jdbc $(SQLITE_VERSION))." >&2; exit 1; \
	fi; \
	cp "$$jar" $@

build/classes.stamp: $(SRC) $(RESOURCES) $(PROSE) $(SQLITE) Makefile
	@rm -rf build/classes && mkdir -p build/classes
	@$(JAVAC) $(JAVAC_FLAGS) $(JAVAC_EXTRA) -cp $(SQLITE) -d build/classes $(SRC)
	@cd src && for f in $(RESOURCES:src/%=%); do mkdir -p "../build/classes/$$(dirname $$f)"; cp "$$f" "../build/classes/$$f"; done
	@mkdir -p build/classes/META-INF && cp LICENSE build/classes/META-INF/LICENSE
	@mkdir -p build/classes/toktrail/man && cp man/*.in build/classes/toktrail/man/
	@touch $@

# Reproducible: one order, one time, a manifest of our own.
$(JARFILE): build/classes.stamp
	@$(call pack,build/jar,build/toktrail.jar)

# pack DIRECTORY JAR: our classes and those of sqlite-jdbc with its licences, entries sorted, times fixed
define pack
rm -rf $(1) && mkdir -p $(1)/META-INF/sqlite-jdbc && cp -R build/classes/. $(1)/ && cd $(1) && \
$(JAR) --extract --file '$(CURDIR)/$(SQLITE)' org META-INF/services META-INF/maven sqlite-jdbc.properties && \
mv META-INF/maven/org.xerial/sqlite-jdbc/LICENSE* META-INF/maven/org.xerial/sqlite-jdbc/VERSION META-INF/sqlite-jdbc/ && \
printf 'Created-By: toktrail\nMain-Class: toktrail.Main\nEnable-Native-Access: ALL-UNNAMED\n' > ../manifest && \
find . -type f | sed 's|^\./||' | LC_ALL=C sort > ../entries && \
$(JAR) --create --file '$(CURDIR)/$(2)' --manifest ../manifest --date=1980-01-01T00:00:02Z @../entries
endef

build/test.stamp: build/classes.stamp $(TEST)
	@rm -rf build/test && mkdir -p build/test
	@$(JAVAC) $(JAVAC_FLAGS) $(JAVAC_EXTRA) -cp build/classes:$(SQLITE) -d build/test $(TEST)
	@touch $@

T    ?=
SEED ?=
test: build/test.stamp $(JARFILE) ## run the tests; T=json runs those whose name contains it, SEED=0x5f repeats an order
	@$(JAVA) $(JAVA_FLAGS) -cp build/test:build/classes:$(SQLITE) toktrail.testing.TestMain \
	  $(if $(T),--only '$(T)') $(if $(SEED),--seed $(SEED))

golden: build/test.stamp ## accept what commands print now as fixtures/cli/golden-own; look at the difference like at code
	@$(JAVA) $(JAVA_FLAGS) -Dtoktrail.golden=write -cp build/test:build/classes:$(SQLITE) \
	  toktrail.testing.TestMain --only cli/golden

check: strict test lint reproducible ## everything that must hold before a change is taken

strict: $(SQLITE)
	@rm -rf build/strict && mkdir -p build/strict/src build/strict/test
	@$(JAVAC) $(JAVAC_FLAGS) $(STRICT) -cp $(SQLITE) -d build/strict/src $(SRC)
	@$(JAVAC) $(JAVAC_FLAGS) $(STRICT) -cp build/strict/src:$(SQLITE) -d build/strict/test $(TEST)

lint: $(JARFILE)
	@if command -v mandoc >/dev/null 2>&1; then mandoc -T lint -W warning man/*.[15] && echo 'manual pages: clean'; \
	elif command -v groff >/dev/null 2>&1; then \
	  for page in man/*.[15]; do groff -mdoc -Tutf8 -ww -z "$$page" || exit 1; done && echo 'manual pages: clean (groff)'; \
	else echo 'skipped: neither mandoc nor groff to check the manual pages'; fi

reproducible: $(JARFILE)
	@$(call pack,build/jar-again,build/toktrail-again.jar)
	@cmp $(JARFILE) build/toktrail-again.jar && echo 'jar: reproducible' && rm -rf build/jar-again build/toktrail-again.jar

# The date on the manual pages: when they were last changed.
MAN_EPOCH := 1795305600

man: $(JARFILE) ## write man/*.1 and man/*.5 anew
	@rm -f man/*.[15] && SOURCE_DATE_EPOCH=$(MAN_EPOCH) $(JAVA) -jar $(JARFILE) man --dir man

# Commands are short: the quick compiler saves a third of the CPU time and more, the small collector most of the memory.
LEAN_FLAGS := -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms32m

ARGS ?=
run: $(JARFILE) ## import from the AI tools of this machine and print what they used; ARGS="usage today" for another command
	@$(JAVA) $(JAVA_FLAGS) $(LEAN_FLAGS) -jar $(JARFILE) $(ARGS)

demo: $(JARFILE) build/test.stamp ## import a sample home into a throw-away ledger and print reports
	@rm -rf build/demo && mkdir -p build/demo
	@$(JAVA) $(JAVA_FLAGS) -cp build/test:build/classes:$(SQLITE) toktrail.testing.DemoMain build/demo $(JARFILE)

bench: build/test.stamp $(JARFILE) ## generate large homes under build/ and time imports and reports; BENCH_ARGS="--scale 0.1"
	@$(MAKE) --no-print-directory install PREFIX='$(CURDIR)/build/bench/installed' >/dev/null
	@$(JAVA) $(JAVA_FLAGS) -Dtoktrail.java="$$(command -v $(JAVA))" \
	  -cp build/test:build/classes:$(SQLITE) toktrail.bench.BenchMain \
	  build/bench/installed/bin/toktrail $(BENCH_ARGS)

fuzz: build/test.stamp ## the long run of the randomised tests: ROUNDS=20 with new seeds
	@for round in $$(seq 1 $(or $(ROUNDS),20)); do \
	  $(JAVA) $(JAVA_FLAGS) -cp build/test:build/classes:$(SQLITE) toktrail.testing.TestMain || exit 1; done

# Where an installation goes: make install PREFIX=$HOME/.local
PREFIX  ?= /usr/local
DESTDIR ?=
BASE     = $(DESTDIR)$(PREFIX)
SHARE    = $(BASE)/share
SCRIPTS := $(wildcard src/launcher/*)

install: $(JARFILE) ## install under PREFIX=/usr/local (DESTDIR=… for packages)
	@$(call put,$(BASE)) && mkdir -p '$(SHARE)/man/man1' '$(SHARE)/man/man5' '$(SHARE)/bash-completion/completions' \
	  '$(SHARE)/zsh/site-functions' '$(SHARE)/fish/vendor_completions.d'
	@install -m 644 man/*.1 '$(SHARE)/man/man1/'
	@install -m 644 man/*.5 '$(SHARE)/man/man5/'
	@$(JAVA) -jar $(JARFILE) completion bash > '$(SHARE)/bash-completion/completions/toktrail'
	@$(JAVA) -jar $(JARFILE) completion zsh > '$(SHARE)/zsh/site-functions/_toktrail'
	@$(JAVA) -jar $(JARFILE) completion fish > '$(SHARE)/fish/vendor_completions.d/toktrail.fish'
	@if [ -n '$(DESTDIR)' ]; then \
	  echo 'After unpacking, run $(PREFIX)/lib/toktrail/make-archive once: toktrail then starts faster.'; \
	else '$(BASE)/lib/toktrail/make-archive' '$(JAVA)' || \
	  echo 'The archive of prepared classes could not be made. toktrail works without it, starting slower.' >&2; fi
	@echo 'toktrail is installed as $(BASE)/bin/toktrail'

uninstall: ## remove what install put under PREFIX
	@rm -rf '$(BASE)/lib/toktrail'
	@rm -f '$(BASE)/bin/toktrail' '$(BASE)/bin/toktrail.cmd' '$(SHARE)'/man/man1/toktrail.1 '$(SHARE)'/man/man1/toktrail-*.1 \
	  '$(SHARE)'/man/man5/toktrail*.5 '$(SHARE)/bash-completion/completions/toktrail' \
	  '$(SHARE)/zsh/site-functions/_toktrail' '$(SHARE)/fish/vendor_completions.d/toktrail.fish'

# put BASE: the program below BASE: launchers, jar, SQLite's library for this machine unpacked
define put
rm -rf '$(1)/lib/toktrail/native' '$(1)'/lib/toktrail/classes.* && mkdir -p '$(1)/bin' '$(1)/lib/toktrail/native' && \
install -m 644 $(JARFILE) '$(1)/lib/toktrail/toktrail.jar' && \
rm -rf build/native && mkdir -p build/native && \
env -i HOME='$(CURDIR)/build/native' PATH="$$PATH" $(JAVA) -jar $(JARFILE) run list >/dev/null && \
cp -R build/native/.cache/toktrail/. '$(1)/lib/toktrail/native/' && chmod -R a+rX '$(1)/lib/toktrail/native' && \
install -m 755 src/launcher/archive.sh '$(1)/lib/toktrail/make-archive' && \
install -m 755 src/launcher/toktrail.sh '$(1)/bin/toktrail' && \
install -m 644 src/launcher/toktrail.cmd '$(1)/bin/toktrail.cmd'
endef

# For people without Java: the program with a runtime of its own. It runs on machines like this one.
# What the program uses and what commands with a network use besides.
MODULES := java.base,java.management,java.sql,java.net.http,jdk.httpserver,jdk.crypto.ec
PLATFORM = $(shell $(JAVA) -cp $(JARFILE) org.sqlite.util.OSInfo | tr 'A-Z/' 'a-z-')
DIST = build/dist/toktrail-$(VERSION)-$(PLATFORM)
dist: $(JARFILE) ## a folder and a tarball with a Java runtime of its own, under build/dist
	@rm -rf build/dist && mkdir -p '$(DIST)/share/man/man1' '$(DIST)/share/man/man5'
	@$(call put,$(DIST)) && cp man/*.1 '$(DIST)/share/man/man1/' && cp man/*.5 '$(DIST)/share/man/man5/' && cp README.md LICENSE '$(DIST)/'
	@$(JLINK) --add-modules $(MODULES) --strip-debug --no-header-files --no-man-pages --compress 2 \
	  --output '$(DIST)/lib/toktrail/runtime'
	@'$(DIST)/lib/toktrail/runtime/bin/java' -Xshare:dump >/dev/null 2>&1
	@tar -C build/dist -czf '$(DIST).tar.gz' "$$(basename '$(DIST)')" && ls -sh '$(DIST).tar.gz'

clean: ## remove everything that was built
	@rm -rf build
