import{t as e}from"./tool.js";import{r as t,t as n}from"./sanitize.js";function r(r,i){let a=r instanceof Error?`${r.name}: ${r.message}`:String(r),o=n((a.split(`
`)[0]??``).slice(0,300)),s=i.CONTRACT_CHECK_DEBUG===`1`&&r instanceof Error?`${t(r.stack??``)}\n`:``;return`internal error: ${o}
hint: this is a defect of contract-check ${e.version} or of code that it was told to load; please report it
      with the command you ran. CONTRACT_CHECK_DEBUG=1 shows where it happened.
${s}`}export{r as internalErrorText};