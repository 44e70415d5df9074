# Sourced by test.sh: the layout of the code. Names what has to be mended, and what to run.

# Lines of at most 140 characters. Migrations and lock files are written by tools.
check_lines() {
  local kinds=('*.cs' '*.sh' '*.mjs' '*.css' '*.yaml' '*.yml' '*.xml' '*.props' '*.csproj' 'src/*.txt') long
  long=$(files_of "${kinds[@]}" | LC_ALL=C.UTF-8 xargs -0 grep -nE '^.{141,}' -- /dev/null | cut -d : -f 1,2 || true)
  [ -z "$long" ] || { printf 'Longer than 140 characters:\n%s\nBreak these lines.\n' "$long" >&2; return 1; }
}

# What is under version control or will be; where there is no git, what no tool has put there.
files_of() {
  if git ls-files --error-unmatch test.sh >/dev/null 2>&1; then
    git ls-files -z --cached --others --exclude-standard -- "$@" ':!*/Migrations/*'
  else
    local names=() kind
    for kind in "$@"; do names+=(-o -path "./$kind"); done
    find . -type d \( -name bin -o -name obj -o -name node_modules -o -name artifacts -o -name Migrations \) -prune \
      -o -type f \( "${names[@]:1}" \) -print0
  fi
}

# As dotnet csharpier lays the code out.
check_format() {
  local told
  dotnet tool restore >/dev/null || { skipped+=("the layout of the code: dotnet tool restore could not install the formatter"); return 0; }
  told=$(dotnet csharpier check . 2>&1) && return
  printf 'Not laid out as the formatter does:\n%s\nRun: dotnet csharpier format .\n' \
    "$(grep -E '^Error ' <<<"$told" | sed -E 's/^Error //; s/ - Was not formatted\.$//' || tail -n 5 <<<"$told")" >&2
  return 1
}
