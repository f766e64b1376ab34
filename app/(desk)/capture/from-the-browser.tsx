import { CopyButton } from "#ui/copy-button";

/** Opens this page in a new tab with the address and title of the page one reads, and the words that are selected, else its text. */
export const bookmarklet = (origin: string) =>
  `javascript:(()=>{const a=document.querySelector('article,main')||document.body,t=String(getSelection())||a.innerText,u=new URL('${origin}/capture');u.searchParams.set('url',location.href);u.searchParams.set('title',document.title.slice(0,300));open(u+'#text='+encodeURIComponent(t.slice(0,200000)))})()`;

/** How to bring an article here from the page one reads. */
export const FromTheBrowser = ({ origin }: { origin: string }) => (
  <section aria-labelledby="from-the-browser" className="min-w-0">
    <h2 id="from-the-browser" className="text-[18px]">
      From the page you read
    </h2>
    <p className="mt-1 mb-2.5 text-ink-2">
      Make a bookmark with this as its address. On the page of an article it opens this form, filled in. On a phone, install Entente and
      share the page to it.
    </p>
    <textarea
      readOnly
      rows={4}
      value={bookmarklet(origin)}
      aria-label="Address of the bookmark"
      spellCheck={false}
      className="field-input mb-2 bg-sunken! text-[11.5px]! break-all text-ink-2!"
    />
    <CopyButton text={bookmarklet(origin)} label="Copy the bookmark" what="address" />
  </section>
);
