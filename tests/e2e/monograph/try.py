import json,random,sys,pathlib,subprocess,re,tempfile,collections
import layouts as L; sys.path.insert(0,".."); import programs
def dump(path):
    done=programs.run("inffo-index","--vocabulary",programs.VOCABULARY,"--dump","--format","monograph",path) if FORMAT else programs.run("inffo-index","--vocabulary",programs.VOCABULARY,"--dump",path)
    return [json.loads(l) for l in done.stdout.splitlines()], done
FORMAT=False
FIELDS="kind title value unit period national_value doubt date data_date valid_from valid_to regions source author url".split()
def plain(s):
    return re.sub(r"\s+"," ",s.replace("’","'").replace("\u00ad","")).strip() if isinstance(s,str) else s
def compare(want,got,full):
    W={r["id"]:r for r in want}; G={r["id"]:r for r in got}
    faults=[]
    for i in W:
        if i not in G: faults.append("LOST "+i); continue
        for f in FIELDS:
            a,b=plain(W[i].get(f)),plain(G[i].get(f))
            if a!=b and not (f=="title" and "/" not in i): faults.append(f"{i} {f}: {a!r} -> {b!r}")
        a,b=[re.sub(r"[\s;]+","",plain(x.get("text","")).replace('"','')) for x in (W[i],G[i])]
        if a!=b:
            k=next((k for k in range(min(len(a),len(b))) if a[k]!=b[k]),min(len(a),len(b)))
            faults.append(f"{i} TEXT: …{a[max(0,k-20):k+50]}… -> …{b[max(0,k-20):k+50]}…")
    faults+=["NEW "+i for i in G if i not in W]
    return faults
def main():
    src=pathlib.Path(sys.argv[1]); what=sys.argv[2:]
    lines=src.read_text().split("\n")
    want,_=dump(src)
    jobs=[]
    if not what: jobs=[[c] for c in L.ALONE]
    elif what[0]=="random":
        for seed in range(int(what[1]),int(what[2])):
            r=random.Random(seed); jobs.append([r.choice(s) for s in L.STAGES if r.random()<.5]+[seed])
    else: jobs=[[getattr(L,w) for w in what]]
    bad=0
    for job in jobs:
        seed=job.pop() if isinstance(job[-1],int) else 1
        r=random.Random(seed); t=lines
        for c in job: t=c(t,r)
        p=pathlib.Path("/tmp/mono/try.md"); p.write_text("\n".join(t),newline="")
        got,done=dump(p)
        f=compare(want,got,len(jobs)==1)
        lost=sum(x.startswith("LOST") for x in f); new=sum(x.startswith("NEW") for x in f)
        bad+=bool(f)
        print(f"{'ok  ' if not f else 'FAIL'} {seed} {'+'.join(c.__name__ for c in job)}: lost {lost} new {new} other {len(f)-lost-new}")
        if len(jobs)==1 or (what and what[0]=="random" and len(f)):
            for x in f[:60 if len(jobs)==1 else 4]: print("    ",x)
    print(bad,"bad of",len(jobs))
main()
